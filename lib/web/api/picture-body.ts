import 'server-only';
import { appError } from '@/lib/errors';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';

/** Boundaries, part headers and small fields beside the picture in a multipart body. */
const MULTIPART_EXTRA = 64 * 1024;

const tooLarge = () =>
  fail(appError('too_large', { detail: 'image_bytes', values: { max: IMAGE_BYTES_MAX / 1024 / 1024 } }));

/** Room for a body that does not say how long it will be; doubled as often as needed. */
const FIRST_ROOM = 64 * 1024;

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

/** Reads a body of at most `max` bytes; one more ends the reading, so that no more than that is ever held. */
async function readAtMost(request: Request, max: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const promised = Number(request.headers.get('content-length') ?? 0);
  if (promised > max) return tooLarge();
  // Filled while the parts arrive: joining ten megabytes at the end would hold the event loop.
  let whole = new Uint8Array(Number.isInteger(promised) && promised > 0 ? promised : FIRST_ROOM);
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > max) {
      await reader?.cancel();
      return tooLarge();
    }
    if (size > whole.byteLength) whole = grown(whole, Math.min(max, 2 * size));
    whole.set(part.value, size - part.value.byteLength);
  }
  return ok(size === whole.byteLength ? whole : whole.slice(0, size));
}

/** A multipart body that is already in memory, within its bounds. */
async function formOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<Result<FormData>> {
  try {
    return ok(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch (cause) {
    return fail(appError('invalid_input', { detail: 'multipart_broken', cause }));
  }
}

/** The form's field `image`. */
async function pictureOf(form: FormData): Promise<Result<Uint8Array>> {
  const image = form.get('image');
  if (image instanceof Blob) return ok(new Uint8Array(await image.arrayBuffer()));
  return fail(appError('invalid_input', { fields: [{ field: 'image', key: 'required' }] }));
}

const isMultipart = (type: string): boolean => /^multipart\/form-data\b/i.test(type);

/**
 * The picture of a request: the multipart field `image`, or the body itself whatever it calls itself (the format is
 * decided by content). `too_large` while the bytes still arrive; `invalid_input` for a multipart body without it.
 */
export async function readPictureBody(request: Request): Promise<Result<Uint8Array>> {
  const type = request.headers.get('content-type') ?? '';
  const multipart = isMultipart(type);
  const body = await readAtMost(request, IMAGE_BYTES_MAX + (multipart ? MULTIPART_EXTRA : 0));
  if (!body.ok || !multipart) return body;
  const form = await formOf(body.value, type);
  return form.ok ? pictureOf(form.value) : form;
}

/** A multipart body with its picture and its text fields; `unsupported_media` for any other body. */
export async function readPictureForm(
  request: Request,
): Promise<Result<{ image: Uint8Array; fields: ReadonlyMap<string, string> }>> {
  const type = request.headers.get('content-type') ?? '';
  if (!isMultipart(type)) return fail(appError('unsupported_media', { detail: 'multipart_expected' }));
  const body = await readAtMost(request, IMAGE_BYTES_MAX + MULTIPART_EXTRA);
  if (!body.ok) return body;
  const form = await formOf(body.value, type);
  if (!form.ok) return form;
  const image = await pictureOf(form.value);
  if (!image.ok) return image;
  const fields = new Map<string, string>();
  for (const [name, value] of form.value) if (typeof value === 'string') fields.set(name, value);
  return ok({ image: image.value, fields });
}
