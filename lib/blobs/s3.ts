import { AwsClient } from 'aws4fetch';
import type { BlobStore } from './store';

export interface S3Options {
  /** Address of the service, for instance https://s3.eu-central-1.amazonaws.com; the bucket goes into the path. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** An upload of the largest file over a slow line; beyond it the service is away. */
const DEADLINE_MS = 30_000;

/** Blobs in a bucket of any S3-compatible service (AWS, MinIO, R2, Garage), by path-style addresses. */
export function s3Store({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Options): BlobStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const address = (key: string) => `${endpoint.replace(/\/+$/, '')}/${bucket}/${key}`;

  async function request(method: string, key: string, data?: Uint8Array): Promise<Response> {
    const response = await client.fetch(address(key), {
      method,
      body: data ? Buffer.from(data) : undefined,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (response.ok || response.status === 404) return response;
    throw new Error(`the blob store answered ${response.status} to ${method}: ${await response.text()}`);
  }

  return {
    async put(key, data) {
      const response = await request('PUT', key, data);
      if (!response.ok) throw new Error(`the bucket ${bucket} does not exist`);
    },
    async get(key) {
      const response = await request('GET', key);
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    async delete(key) {
      await request('DELETE', key);
    },
  };
}
