import 'server-only';
import { appError } from '@/lib/errors';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';

/** Boundaries, part headers and small fields beside the picture in a multipart body. */
const MULTIPART_EXTRA = 64 * 1024;

const tooLarge = () =>
  fail(appError('too_large', { detail: 'image_bytes', values: { max: IMAGE_BYTES_MAX / 1024 / 1024 } }));

/** Reads a body of at most `max` bytes; one more ends the reading, so that no more than that is ever held. */
async function readAtMost(request: Request, max: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > max) {
      await reader?.cancel();
      return tooLarge();
    }
    chunks.push(part.value);
  }
  return ok(Uint8Array.from(Buffer.concat(chunks)));
}

/** The field `image` of a multipart body that is already in memory, within its bounds. */
async function pictureOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<Result<Uint8Array>> {
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    const image = form.get('image');
    if (image instanceof Blob) return ok(new Uint8Array(await image.arrayBuffer()));
    return fail(appError('invalid_input', { fields: [{ field: 'image', key: 'required' }] }));
  } catch (cause) {
    return fail(appError('invalid_input', { detail: 'multipart_broken', cause }));
  }
}

/**
 * The picture of a request: the multipart field `image`, or the body itself whatever it calls itself (the format is
 * decided by content). `too_large` while the bytes still arrive; `invalid_input` for a multipart body without it.
 */
export async function readPictureBody(request: Request): Promise<Result<Uint8Array>> {
  const type = request.headers.get('content-type') ?? '';
  const multipart = /^multipart\/form-data\b/i.test(type);
  const body = await readAtMost(request, IMAGE_BYTES_MAX + (multipart ? MULTIPART_EXTRA : 0));
  if (!body.ok || !multipart) return body;
  return pictureOf(body.value, type);
}
