import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openBlobStore } from '@/lib/blobs';
import type { BlobStore } from '@/lib/blobs/store';
import { parseEnvironment } from '@/lib/env';

const KEY = '0123456789abcdef0123456789abcdef.webp';
const BYTES = Uint8Array.from([0, 255, 1, 128, 10, 13]);

function itKeepsBlobs(open: () => BlobStore): void {
  test('what is put comes back byte for byte, and is gone when it is deleted', async () => {
    const store = open();
    await store.put(KEY, BYTES);
    expect(Buffer.from((await store.get(KEY)) ?? []).equals(BYTES)).toBe(true);
    await store.put(KEY, BYTES.slice(1));
    expect(await store.get(KEY)).toHaveLength(BYTES.length - 1);
    await store.delete(KEY);
    expect(await store.get(KEY)).toBeNull();
    await expect(store.delete(KEY)).resolves.toBeUndefined();
  });
}

describe('blobs on the disk', () => {
  const directory = mkdtempSync(join(tmpdir(), 'minibatch-blobs-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const open = () => openBlobStore(parseEnvironment({ MINIBATCH_DATA_DIR: directory }));
  itKeepsBlobs(open);

  test('a file is readable by its owner alone, and no half written one stays', async () => {
    await open().put(KEY, BYTES);
    const folder = join(directory, 'blobs', '01');
    expect(readdirSync(folder)).toEqual([KEY]);
    expect(statSync(join(folder, KEY)).mode & 0o077).toBe(0);
  });
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('blobs in a bucket', () => {
  const bucket = new Map<string, Buffer>();
  const requests: IncomingMessage[] = [];
  let server: Server;
  let endpoint: string;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      requests.push(request);
      const path = request.url ?? '';
      const body = await bodyOf(request);
      if (!request.headers.authorization?.includes('Credential=the-key/'))
        return response.writeHead(403).end('denied');
      if (request.method === 'PUT') bucket.set(path, body);
      if (request.method === 'DELETE') bucket.delete(path);
      const found = bucket.get(path);
      response
        .writeHead(request.method === 'GET' && !found ? 404 : 200)
        .end(request.method === 'GET' ? found : '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const open = (accessKey = 'the-key') =>
    openBlobStore(
      parseEnvironment({
        S3_ENDPOINT: endpoint,
        S3_BUCKET: 'pictures',
        S3_ACCESS_KEY_ID: accessKey,
        S3_SECRET_ACCESS_KEY: 'secret',
      }),
    );
  itKeepsBlobs(open);

  test('requests are signed for the region and go to the bucket in the path', async () => {
    await open().put(KEY, BYTES);
    const last = requests.at(-1);
    expect(last?.url).toBe(`/pictures/${KEY}`);
    expect(last?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/auto\/s3\/aws4_request/,
    );
  });

  test('a refusal is an error, not an empty blob', async () => {
    await expect(open('wrong').get(KEY)).rejects.toThrow('403');
  });
});

describe('keys', () => {
  test('are random, and nothing else is ever looked up', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'minibatch-blobs-'));
    vi.stubEnv('MINIBATCH_DATA_DIR', directory);
    vi.resetModules();
    const { putBlob, getBlob } = await import('@/lib/blobs');
    const [first, second] = await Promise.all([putBlob(BYTES, 'webp'), putBlob(BYTES, 'webp')]);
    expect(first).toMatch(/^[0-9a-f]{32}\.webp$/);
    expect(second).not.toBe(first);
    expect(await getBlob('../secret')).toBeNull();
    await expect(putBlob(BYTES, '../x')).rejects.toThrow('not an extension');
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
  });
});
