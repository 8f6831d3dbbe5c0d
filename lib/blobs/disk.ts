import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from './store';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** 256 folders by the key's first two letters: no folder grows too large to list. */
const fileOf = (directory: string, key: string) => join(directory, key.slice(0, 2), key);

/** Under its final name a file is complete, and on the disk, or it is not there. */
async function writeAtomically(file: string, data: Uint8Array): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Blobs as files below `directory`, readable by the site's account alone. */
export function diskStore(directory: string): BlobStore {
  return {
    put: (key, data) => writeAtomically(fileOf(directory, key), data),
    async get(key) {
      try {
        return await readFile(fileOf(directory, key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    delete: (key) => rm(fileOf(directory, key), { force: true }),
  };
}
