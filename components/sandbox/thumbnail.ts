/** Edge of a thumbnail in pixels: twice what is shown, for dense screens. */
const SIDE = 112;

/**
 * A small copy of a picture as an address of data, the whole picture inside a square. Null where this browser cannot
 * decode it. Only for pictures that the server has read: it refuses what would be too large to decode here.
 */
export async function thumbnailOf(picture: Blob): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas.toDataURL('image/png');
  } catch {
    return null;
  }
}
