import { BATCH_PICTURES_MAX } from '@/lib/limits';
import { isZip, type Unzipped, unzipPictures } from './unzip-pictures';

export interface NamedPicture {
  name: string;
  picture: Blob;
}

/** What was made of the files that someone gave. */
export interface Collected {
  pictures: NamedPicture[];
  /** Pictures that are too many. */
  surplus: number;
  /** Zip files of which not everything was taken, and why. */
  notes: { file: string; stopped: Unzipped['stopped']; refused: number; empty: boolean }[];
}

/** The pictures of these files, zip files opened, at most fifty. Other files count as pictures: the API says what they are. */
export async function collectPictures(files: readonly File[]): Promise<Collected> {
  const all: Collected = { pictures: [], surplus: 0, notes: [] };
  for (const file of files) {
    if (!(await isZip(file))) {
      all.pictures.push({ name: file.name, picture: file });
      continue;
    }
    const { pictures, refused, surplus, stopped } = await unzipPictures(file);
    all.pictures.push(...pictures.map((picture) => ({ name: picture.name, picture })));
    all.surplus += surplus;
    const empty = pictures.length === 0;
    if (stopped || refused.length > 0 || empty)
      all.notes.push({ file: file.name, stopped, refused: refused.length, empty });
  }
  all.surplus += Math.max(0, all.pictures.length - BATCH_PICTURES_MAX);
  all.pictures.length = Math.min(all.pictures.length, BATCH_PICTURES_MAX);
  return all;
}
