import sharp from 'sharp';
import { appError } from '@/lib/errors';
import { AVATAR_BYTES_MAX, IMAGE_PIXELS_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';

/** Edge in pixels: the largest place shows 96 px, on screens with two and a half dots to each. */
export const AVATAR_EDGE = 256;

const startsWith = (bytes: Uint8Array, offset: number, text: string): boolean =>
  Buffer.from(bytes.subarray(offset, offset + text.length)).toString('latin1') === text;

/** The format by the first bytes: sharp alone would also open SVG and TIFF, whatever the file's name says. */
function isPicture(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0, '\x89PNG\r\n\x1a\n') ||
    startsWith(bytes, 0, '\xff\xd8\xff') ||
    startsWith(bytes, 0, 'GIF87a') ||
    startsWith(bytes, 0, 'GIF89a') ||
    (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP'))
  );
}

/**
 * An uploaded picture as an avatar: a square of 256 px cut from its middle, turned as its camera says, as WebP without any
 * metadata. Only the first frame of a moving picture. Never the uploaded bytes themselves.
 */
export async function encodeAvatar(bytes: Uint8Array): Promise<Result<Buffer>> {
  if (bytes.length === 0)
    return fail(appError('invalid_input', { fields: [{ field: 'avatar', key: 'required' }] }));
  if (bytes.length > AVATAR_BYTES_MAX) return fail(appError('too_large', { detail: 'avatar_too_large' }));
  if (!isPicture(bytes)) return fail(appError('unsupported_media', { detail: 'avatar_format' }));
  try {
    const picture = sharp(bytes, { limitInputPixels: IMAGE_PIXELS_MAX, failOn: 'error', pages: 1 });
    const square = picture
      .autoOrient()
      .resize(AVATAR_EDGE, AVATAR_EDGE, { fit: 'cover', position: 'centre' });
    return ok(await square.timeout({ seconds: 10 }).webp({ quality: 84, effort: 4 }).toBuffer());
  } catch (cause) {
    return fail(appError('bad_image', { cause }));
  }
}
