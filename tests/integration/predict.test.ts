import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/models/[name]/predict/route';
import { checkHealth } from '@/lib/health/check-health';
import { closePool, poolState } from '@/lib/inference/pool';
import { PREDICT_IN_FLIGHT_MAX } from '@/lib/limits';
import { MODELS } from '@/lib/models/catalogue';
import { predict } from '@/lib/models/predict';
import type { PredictionView } from '@/lib/models/views';
import { digitPng, digitSvg, pagePng, pngBomb } from '../support/pictures';

beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build-workers.ts']);
});
afterAll(closePool);

const ADDRESS = 'http://localhost:3000/api/v1/models/mnist-mlp/predict';
let caller = 0;

/** Asks as a caller of an address of its own, so that no test uses up the rate of another. */
async function ask(body: BodyInit, { headers = {}, name = 'mnist-mlp', query = '' } = {}): Promise<Response> {
  caller += 1;
  const request = new Request(`${ADDRESS}${query}`, {
    method: 'POST',
    body,
    headers: { 'x-forwarded-for': `10.1.${caller >> 8}.${caller & 255}`, ...headers },
  });
  return POST(request, { params: Promise.resolve({ name }) });
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(buffer);

async function expectProblem(response: Response, status: number, code: string): Promise<string> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as { code: string; detail: string };
  expect(problem.code).toBe(code);
  return problem.detail;
}

describe('a program that asks for the digit in a picture', () => {
  it('sends the picture as the body and gets exactly the promised members', async () => {
    const response = await ask(bytes(await digitPng(7)), { headers: { 'content-type': 'image/png' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('ratelimit-limit')).toMatch(/^\d+$/);
    const answer = (await response.json()) as PredictionView;
    expect(Object.keys(answer)).toEqual([
      'model',
      'version',
      'digit',
      'probabilities',
      'input',
      'picture',
      'digits',
      'timings',
    ]);
    expect(answer).toMatchObject({
      model: 'mnist-mlp',
      version: MODELS['mnist-mlp'].defaultVersion,
      digit: 7,
    });
    expect(answer.probabilities).toHaveLength(10);
    expect(answer.probabilities.reduce((sum, each) => sum + each)).toBeCloseTo(1, 5);
    expect(answer.input).toHaveLength(784);
    expect(Math.min(...answer.input)).toBe(0);
    expect(Math.max(...answer.input)).toBe(1);
    for (const time of Object.values(answer.timings)) expect(time).toBeGreaterThanOrEqual(0);
  });

  it('sends it as the multipart field image and gets the same digit', async () => {
    const form = new FormData();
    form.set('image', new Blob([bytes(await digitPng(3))]), 'three.txt');
    const response = await ask(form);
    expect(await response.json()).toMatchObject({ digit: 3 });
  });

  it('gets every digit of a picture in reading order, each with its box in the picture that it sent', async () => {
    const placed = [
      { digit: 4, x: 150, y: 160, size: 200 },
      { digit: 7, x: 420, y: 160, size: 240 },
      { digit: 2, x: 150, y: 480, size: 200 },
    ];
    const upright = await pagePng(placed, 600, 700);
    const turned = await sharp(upright).rotate(-90).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const answer = (await (await ask(bytes(turned))).json()) as PredictionView;
    expect(answer.picture).toEqual({ width: 600, height: 700 });
    expect(answer.digits.map(({ digit }) => digit)).toEqual([4, 7, 2]);
    expect(answer.digit).toBe(7);
    expect(answer.input).toEqual(answer.digits[1]?.input);
    for (const [i, { x, y }] of placed.entries()) {
      const { left = 0, top = 0, width = 0, height = 0 } = answer.digits[i]?.box ?? {};
      expect(Math.abs(left + width / 2 - x)).toBeLessThan(30);
      expect(Math.abs(top + height / 2 - y)).toBeLessThan(30);
    }
  });

  it('gets the steps of the preparation as pictures, where it asks for them', async () => {
    const picture = bytes(await digitPng(6));
    const response = await ask(picture, { query: '?include=steps' });
    const { steps = [], input } = (await response.json()) as PredictionView;
    expect(steps.map(({ name }) => name)).toEqual(['distance', 'mask', 'digit', 'input']);
    for (const { width, height, png } of steps) {
      expect(await sharp(Buffer.from(png, 'base64')).metadata()).toMatchObject({
        format: 'png',
        width,
        height,
      });
    }
    const last = await sharp(Buffer.from(steps[3]?.png ?? '', 'base64'))
      .raw()
      .toBuffer();
    expect(last[14 * 28 + 14]).toBe(Math.round(255 * (input[14 * 28 + 14] ?? 0)));
    expect(await (await ask(picture)).json()).not.toHaveProperty('steps');
    await expectProblem(await ask(picture, { query: '?include=everything' }), 400, 'invalid_input');
  });

  it('may name the version; another model or version is not there', async () => {
    const picture = bytes(await digitPng(1));
    expect(await (await ask(picture, { query: '?version=1' })).json()).toMatchObject({
      version: 1,
      digit: 1,
    });
    await expectProblem(await ask(picture, { query: '?version=77' }), 404, 'not_found');
    await expectProblem(await ask(picture, { query: '?version=-1' }), 404, 'not_found');
    await expectProblem(await ask(picture, { name: 'gpt' }), 404, 'not_found');
  });

  it('is told in its language what is wrong with a bad picture', async () => {
    const whole = await digitPng(5);
    await expectProblem(await ask(new Uint8Array()), 400, 'invalid_input');
    await expectProblem(await ask('hello, I am a.png'), 415, 'unsupported_media');
    await expectProblem(
      await ask(digitSvg(5), { headers: { 'content-type': 'image/svg+xml' } }),
      415,
      'unsupported_media',
    );
    await expectProblem(await ask(bytes(whole.subarray(0, whole.length / 2))), 422, 'bad_image');
    await expectProblem(await ask(new Uint8Array(11 * 1024 * 1024)), 413, 'too_large');
    const bomb = await ask(bytes(pngBomb(30_000)), { headers: { 'accept-language': 'zh-CN' } });
    expect(await expectProblem(bomb, 413, 'too_large')).toContain('30,000 × 30,000');
    const blank = await digitPng(5, { ink: 'white' });
    await expectProblem(await ask(bytes(blank)), 422, 'no_digit');
  });

  it('is refused where the multipart body has no picture or is broken', async () => {
    const form = new FormData();
    form.set('picture', 'x');
    await expectProblem(await ask(form), 400, 'invalid_input');
    const headers = { 'content-type': 'multipart/form-data; boundary=abc' };
    await expectProblem(await ask('no boundary here', { headers }), 400, 'invalid_input');
  });

  it('is cut off while it sends without end', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const request = new Request(ADDRESS, { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    const response = await POST(request, { params: Promise.resolve({ name: 'mnist-mlp' }) });
    await expectProblem(response, 413, 'too_large');
    expect(sent).toBeLessThan(20);
  });

  it('gets an answer for each of 200 pictures asked at once', async () => {
    const picture = bytes(await digitPng(8));
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(picture)));
    expect(answers.map(({ status }) => status)).toEqual(new Array(200).fill(200));
  });

  it('is asked to come back later when the queue is full, and every other picture is answered', async () => {
    const picture = bytes(await digitPng(8));
    const answers = await Promise.all(Array.from({ length: 400 }, () => ask(picture)));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(Number(busy[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 200).length).toBe(400 - busy.length);
    expect((await ask(picture)).status).toBe(200);
  });

  it('may take half of the queue and no more, while others are answered', async () => {
    const image = await digitPng(8);
    const read = (asker: string) => predict({ model: 'mnist-mlp', image, asker });
    const greedy = Array.from({ length: PREDICT_IN_FLIGHT_MAX + 40 }, () => read('member 1'));
    const other = await read('member 2');
    const answers = await Promise.all(greedy);
    const refused = answers.filter((answer) => !answer.ok);
    expect(other).toMatchObject({ ok: true, value: { digit: 8 } });
    expect(refused).toHaveLength(40);
    expect(refused[0]).toMatchObject({ error: { code: 'busy' } });
    expect(await read('member 1')).toMatchObject({ ok: true });
  });

  it('is told by the health of the site what the workers do', async () => {
    const before = poolState();
    await ask(bytes(await digitPng(3)));
    const { sandbox, status } = await checkHealth('1');
    expect(status).toBe('ok');
    expect(sandbox).toMatchObject({
      running: 0,
      queued: 0,
      served: before.served + 1,
      failed: before.failed,
    });
    expect(sandbox.refused).toBeGreaterThan(0);
    expect(sandbox.workers).toBeGreaterThan(0);
    expect(sandbox.milliseconds.p95).toBeGreaterThanOrEqual(sandbox.milliseconds.p50);
  });

  it('may ask 300 times a minute from one address', async () => {
    const headers = { 'x-forwarded-for': '10.9.9.9' };
    const statuses: number[] = [];
    for (let i = 0; i < 301; i++) statuses.push((await ask(new Uint8Array(), { headers })).status);
    expect(statuses.slice(0, 300)).toEqual(new Array(300).fill(400));
    expect(statuses[300]).toBe(429);
  });
});
