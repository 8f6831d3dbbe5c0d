import 'server-only';
import { appError } from '@/lib/errors';
import { API_BODY_BYTES_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** Reads at most `max` bytes of a body; one byte more and the rest is not read: `too_large`. */
async function readBytes(request: Request, max: number): Promise<Result<Uint8Array>> {
  const tooLarge = fail(appError('too_large', { values: { max } }));
  if (Number(request.headers.get('content-length') ?? 0) > max) return tooLarge;
  if (!request.body) return ok(new Uint8Array());
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > max) {
      await reader.cancel();
      return tooLarge;
    }
    chunks.push(part.value);
  }
  return ok(Buffer.concat(chunks));
}

/**
 * The JSON of a request's body, still unchecked: the verb's schema decides. `unsupported_media` where the body does
 * not call itself JSON, `too_large` above API_BODY_BYTES_MAX, `invalid_input` where it is not UTF-8 or not JSON.
 */
export async function readJson(request: Request): Promise<Result<unknown>> {
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) {
    return fail(appError('unsupported_media', { detail: 'json_expected' }));
  }
  const bytes = await readBytes(request, API_BODY_BYTES_MAX);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)));
  } catch (cause) {
    return fail(appError('invalid_input', { detail: 'json_broken', cause }));
  }
}

/** The JSON object of a request's body: arrays, numbers and null are `invalid_input`. */
export async function readJsonObject(request: Request): Promise<Result<Record<string, unknown>>> {
  const json = await readJson(request);
  if (!json.ok) return json;
  if (json.value === null || typeof json.value !== 'object' || Array.isArray(json.value)) {
    return fail(appError('invalid_input', { detail: 'json_object_expected' }));
  }
  return ok(json.value as Record<string, unknown>);
}
