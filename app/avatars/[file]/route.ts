import { readAvatar } from '@/lib/web/avatars';

/** A member's picture, generated or uploaded. Its address changes with it, so that it may be kept for ever. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const picture = await readAvatar((await params).file);
  if (!picture) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(picture.body, {
    headers: {
      'content-type': picture.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  });
}
