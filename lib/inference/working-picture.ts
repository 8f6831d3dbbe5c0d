import sharp from 'sharp';
import { ok, type Result } from '@/lib/result';
import { decode } from './decode';

/**
 * A member's file as it may be kept and shown: upright, inside 320 x 320, as PNG without any metadata (no place, no
 * camera, no comment). Prepared again, it gives the same digits as the file itself. Errors as `decode` gives them.
 */
export async function workingPicture(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const decoded = await decode(bytes);
  if (!decoded.ok) return decoded;
  const { width, height, data } = decoded.value;
  return ok(
    await sharp(data, { raw: { width, height, channels: 4 } })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}
