import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import {
  BATCH_PICTURES_MAX,
  IMAGE_BYTES_MAX,
  ZIP_BYTES_MAX,
  ZIP_ENTRIES_MAX,
  ZIP_RATIO_MAX,
} from '@/lib/limits';

/** Why a zip file was not unpacked, or not to its end. */
export type ZipStop = 'broken' | 'entries' | 'bytes';

export interface Unzipped {
  pictures: File[];
  /** Pictures that are left out: too large, or packed tighter than any picture. */
  refused: string[];
  /** Pictures beyond the fiftieth. */
  surplus: number;
  stopped: ZipStop | null;
}

/** Packed bytes that are unpacked at once: DEFLATE makes at most 1,032 times as many of them, 17 MB. */
const CHUNK_BYTES = 16 * 1024;

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

const typeOf = (name: string): string | undefined => TYPES[name.split('.').pop()?.toLowerCase() ?? ''];

/** Pictures alone; not what macOS puts beside each of them. */
const isPicture = (name: string): boolean =>
  typeOf(name) !== undefined && !name.startsWith('__MACOSX/') && !/(^|\/)\./.test(name);

/** Whether the file begins as zip files do. Its name and its type say nothing certain. */
export async function isZip(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** Takes the entries of one zip file, and counts what they may cost. Nothing of what a header claims is believed. */
class Unpacking {
  readonly result: Unzipped = { pictures: [], refused: [], surplus: 0, stopped: null };
  private entries = 0;
  private bytes = 0;
  /** Packed bytes that have been pushed so far. */
  pushed = 0;

  constructor(private readonly bytesMax: number) {}

  take(entry: UnzipFile): void {
    this.entries += 1;
    if (this.entries > ZIP_ENTRIES_MAX) this.result.stopped ??= 'entries';
    if (this.result.stopped || !isPicture(entry.name)) return;
    if (this.result.pictures.length >= BATCH_PICTURES_MAX) this.result.surplus += 1;
    else this.unpack(entry);
  }

  private unpack(entry: UnzipFile): void {
    const { result } = this;
    const before = this.pushed - CHUNK_BYTES;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    let refused = false;
    entry.ondata = (error, data, last) => {
      size += data?.byteLength ?? 0;
      this.bytes += data?.byteLength ?? 0;
      if (this.bytes > this.bytesMax) result.stopped ??= 'bytes';
      if (refused || result.stopped === 'bytes') return;
      refused = error !== null || size > IMAGE_BYTES_MAX || size > ZIP_RATIO_MAX * (this.pushed - before);
      if (refused) {
        parts.length = 0;
        result.refused.push(entry.name);
        return;
      }
      parts.push(new Uint8Array(data));
      if (last) result.pictures.push(new File(parts, entry.name, { type: typeOf(entry.name) }));
    };
    entry.start();
  }
}

/**
 * The pictures in a zip file, at most fifty; folders in it become part of the names. Unpacked piece by piece, so that
 * the page stays alive and a bomb is left as soon as it shows: entries, bytes and ratio are bounded (`lib/limits.ts`).
 * Never throws: a broken file gives what came before the break, and says so.
 */
export async function unzipPictures(file: Blob, bytesMax = ZIP_BYTES_MAX): Promise<Unzipped> {
  const unpacking = new Unpacking(bytesMax);
  const { result } = unpacking;
  if (file.size > bytesMax) return { ...result, stopped: 'bytes' };
  const unzip = new Unzip((entry) => unpacking.take(entry));
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < file.size && !result.stopped; start += CHUNK_BYTES) {
      const chunk = new Uint8Array(await file.slice(start, start + CHUNK_BYTES).arrayBuffer());
      unpacking.pushed += chunk.byteLength;
      unzip.push(chunk, start + CHUNK_BYTES >= file.size);
    }
  } catch {
    result.stopped ??= 'broken';
  }
  return result;
}
