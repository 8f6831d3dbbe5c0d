import { createHash } from 'node:crypto';

/** A file that never changes under its address: kept for good, and asked for again only by its hash. */
export function fixedFile(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
  const all = {
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    ...headers,
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: all });
  return new Response(bytes, { headers: all });
}

/** A version in an address, written plainly; NaN, which no model has, for anything else. */
export const versionParam = (segment: string): number =>
  /^[1-9]\d{0,5}$/.test(segment) ? Number(segment) : Number.NaN;
