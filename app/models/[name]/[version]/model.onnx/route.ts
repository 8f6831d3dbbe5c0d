import { createHash } from 'node:crypto';
import { getModelFile } from '@/lib/models/get-card';
import { problem } from '@/lib/web/problem';

interface Context {
  params: Promise<{ name: string; version: string }>;
}

/** A shared model's file. A version never changes, so it may be kept for good; it is a download, never a page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name, version } = await params;
  const file = await getModelFile(name, /^[1-9]\d{0,5}$/.test(version) ? Number(version) : Number.NaN);
  if (!file.ok) return problem(file.error);
  const etag = `"${createHash('sha256').update(file.value).digest('hex')}"`;
  const headers = {
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'application/octet-stream',
    // The sandbox shows how much has arrived.
    'content-length': String(file.value.byteLength),
    'content-disposition': `attachment; filename="${name}-${version}.onnx"`,
    'x-content-type-options': 'nosniff',
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(file.value, { headers });
}
