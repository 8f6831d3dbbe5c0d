import sharp, { type Metadata } from 'sharp';
import { appError } from '@/lib/errors';
import { IMAGE_BYTES_MAX, IMAGE_PIXELS_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import type { Raster } from './prepare/plane';
import { WORKING_SIDE } from './prepare/prepare';

export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif';

/** The working raster, and the size of the upright picture that it was made from. */
export interface Decoded extends Raster {
  picture: { width: number; height: number };
}

/** A picture that libvips has not finished after this is not worth finishing. */
const DECODE_SECONDS = 5;

const starts = (bytes: Uint8Array, at: number, text: string): boolean =>
  bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/**
 * The format by the file's first bytes, never by its name or a header. Only these four: sharp itself also reads SVG
 * and TIFF under any name (threats.md 9), with all that hangs on them.
 */
export function imageFormat(bytes: Uint8Array): ImageFormat | null {
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (starts(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a')) return 'gif';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'webp';
  return null;
}

/** What can be refused without decoding anything: nothing there, too many bytes, a foreign format. */
export function checkImageBytes(bytes: Uint8Array): Result<ImageFormat> {
  if (bytes.length === 0) return fail(appError('invalid_input', { detail: 'image_empty' }));
  if (bytes.length > IMAGE_BYTES_MAX) {
    return fail(
      appError('too_large', { detail: 'image_bytes', values: { max: IMAGE_BYTES_MAX / 1024 / 1024 } }),
    );
  }
  const format = imageFormat(bytes);
  return format ? ok(format) : fail(appError('unsupported_media', { detail: 'image_format' }));
}

/** Reads the header alone: a bomb's size is known before a single pixel is unpacked. */
async function checkPixels(bytes: Uint8Array): Promise<Result<Metadata>> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { width, height } = metadata;
  if (width * height > IMAGE_PIXELS_MAX) {
    const values = { width, height, max: IMAGE_PIXELS_MAX / 1_000_000 };
    return fail(appError('too_large', { detail: 'image_pixels', values }));
  }
  return ok(metadata);
}

async function decodePixels(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes, {
    failOn: 'truncated',
    limitInputPixels: IMAGE_PIXELS_MAX,
    pages: 1,
    autoOrient: true,
  })
    .timeout({ seconds: DECODE_SECONDS })
    .resize({
      width: WORKING_SIDE,
      height: WORKING_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
      // Lanczos, the default, rings: a bright halo around dark ink looks like ink of the other polarity.
      kernel: 'mitchell',
    })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/**
 * Step 1: a member's file as RGBA inside 320 x 320, upright. Errors: `invalid_input` (empty), `too_large` (bytes or
 * pixels), `unsupported_media` (none of PNG, JPEG, WebP, GIF), `bad_image` (cut short or damaged).
 */
export async function decode(bytes: Uint8Array): Promise<Result<Decoded>> {
  const format = checkImageBytes(bytes);
  if (!format.ok) return format;
  try {
    const size = await checkPixels(bytes);
    if (!size.ok) return size;
    const { autoOrient: picture } = size.value;
    return ok({ ...(await decodePixels(bytes)), picture: { width: picture.width, height: picture.height } });
  } catch (cause) {
    return fail(appError('bad_image', { detail: 'image_damaged', cause }));
  }
}
