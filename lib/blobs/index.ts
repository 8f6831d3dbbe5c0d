import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type Environment, env } from '@/lib/env';
import { diskStore } from './disk';
import { s3Store } from './s3';
import type { BlobStore } from './store';

/** A key is random: it tells nothing, cannot be guessed, and never comes from a member's file name. */
const KEY = /^[0-9a-f]{32}\.[a-z0-9]{1,8}$/;
const KEY_BYTES = 16;

/** The store that the environment names: S3_* together, else the data directory. */
export function openBlobStore(environment: Environment): BlobStore {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = environment;
  if (S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY) {
    return s3Store({
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    });
  }
  return diskStore(join(resolve(environment.MINIBATCH_DATA_DIR), 'blobs'));
}

let opened: BlobStore | null = null;

function store(): BlobStore {
  opened ??= openBlobStore(env());
  return opened;
}

/** Whether a string has the form of a blob's key; anything else is never looked up. */
export const isBlobKey = (key: string): boolean => KEY.test(key);

/** Keeps `data` and gives its new key, `<32 hexadecimal digits>.<extension>`. Rejects where the store is away or full. */
export async function putBlob(data: Uint8Array, extension: string): Promise<string> {
  const key = `${randomBytes(KEY_BYTES).toString('hex')}.${extension}`;
  if (!isBlobKey(key)) throw new Error(`not an extension: ${extension}`);
  await store().put(key, data);
  return key;
}

/** The data under a key; null where there is none, also for what is no key at all. */
export async function getBlob(key: string): Promise<Uint8Array | null> {
  return isBlobKey(key) ? store().get(key) : null;
}

/** Deletes a blob; one that is not there is no error. */
export async function deleteBlob(key: string): Promise<void> {
  if (isBlobKey(key)) await store().delete(key);
}
