import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as explainRoute } from '@/app/api/v1/models/[name]/explain/route';
import { POST as neighboursRoute } from '@/app/api/v1/models/[name]/neighbours/route';
import { explain } from '@/lib/inference/explain/explain';
import { closeNeighbours, findNearest } from '@/lib/inference/neighbours/pool';
import { openNetwork } from '@/lib/inference/network';
import { closePool } from '@/lib/inference/pool';
import { openSession, run } from '@/lib/inference/session';
import { largestAt, softmax } from '@/lib/inference/softmax';
import { NEIGHBOURS_QUEUE_MAX } from '@/lib/limits';
import type { ExplanationView, NeighboursView } from '@/lib/models/views';
import { loadMnistTrain } from '@/lib/training/data/mnist';
import { mnistSample } from '../support/mnist-sample';

beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build-workers.ts']);
});
afterAll(async () => {
  await closePool();
  await closeNeighbours();
});

const picture = (i: number): Float32Array =>
  Float32Array.from(mnistSample().pixels.subarray(i * 784, (i + 1) * 784), (pixel) => pixel / 255);
const modelFile = (version: number) => readFileSync(`models/mnist-mlp/${version}/model.onnx`);

type Route = typeof explainRoute;
let caller = 0;

/** Asks as a caller of an address of its own, so that no test uses up the rate of another. */
async function ask(route: Route, body: unknown, { name = 'mnist-mlp', query = '' } = {}): Promise<Response> {
  caller += 1;
  const request = new Request(`http://localhost:3000/api/v1/models/${name}/anything${query}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.0.${caller}` },
  });
  return route(request, { params: Promise.resolve({ name }) });
}

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  const problem = (await response.json()) as { code: string; errors?: { field: string }[] };
  expect(problem.code).toBe(code);
  return problem;
}

/** What both routes refuse in the same way. */
function refusesBadCalls(route: Route): void {
  it('refuses numbers that are no picture, and names the field', async () => {
    const short = await ask(route, { input: [0, 1, 0] });
    expect((await expectProblem(short, 400, 'invalid_input')).errors?.[0]?.field).toBe('input');
    const loud = Array.from(picture(0));
    loud[100] = 2;
    const wrong = await ask(route, { input: loud });
    expect((await expectProblem(wrong, 400, 'invalid_input')).errors?.[0]?.field).toBe('input.100');
    await expectProblem(await ask(route, [1]), 400, 'invalid_input');
    await expectProblem(await ask(route, { input: Array.from(picture(0)), more: 1 }), 400, 'invalid_input');
  });

  it('knows no other model', async () => {
    await expectProblem(await ask(route, { input: Array.from(picture(0)) }, { name: 'x' }), 404, 'not_found');
  });
}

describe('a device that cannot compute asks why', () => {
  it('and gets what a browser would compute by itself', async () => {
    const input = picture(2);
    const response = await ask(explainRoute, { input: Array.from(input) }, { query: '?version=1' });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as ExplanationView;
    const local = explain(openNetwork(modelFile(1)), input);
    expect(answer).toMatchObject({
      model: 'mnist-mlp',
      version: 1,
      digit: local.digit,
      runnerUp: local.runnerUp,
    });
    expect(answer.hidden.map((layer) => layer.length)).toEqual([512, 256]);
    for (let i = 0; i < 784; i++) {
      expect(answer.occlusion.margin[i]).toBeCloseTo(local.occlusion.margin[i] ?? Number.NaN, 3);
    }
  });

  it('may ask for another digit than the runner-up, and ONNX Runtime reads the changed picture as that', async () => {
    const session = await openSession(modelFile(2));
    for (const target of [0, 3, 9]) {
      const response = await ask(explainRoute, { input: Array.from(picture(7)), target });
      const { digit, change, contribution } = (await response.json()) as ExplanationView;
      expect(digit).not.toBe(target);
      expect(change.target).toBe(target);
      const sum = contribution.pixels.reduce((total, part) => total + part, contribution.biases);
      expect(sum).toBeCloseTo(contribution.difference, 3);
      if (!change.found) throw new Error('no change found');
      expect(largestAt(softmax(await run(session, Float32Array.from(change.picture))))).toBe(target);
    }
  });

  it('knows no other version and no digit beyond nine', async () => {
    const input = Array.from(picture(0));
    await expectProblem(await ask(explainRoute, { input }, { query: '?version=9' }), 404, 'not_found');
    await expectProblem(await ask(explainRoute, { input }, { query: '?version=x' }), 404, 'not_found');
    await expectProblem(await ask(explainRoute, { input, target: 10 }), 400, 'invalid_input');
  });

  refusesBadCalls(explainRoute);
});

describe('a reader who asks for training pictures', () => {
  it('gets the nearest ones of all 60,000, nearest first', async () => {
    const input = picture(1);
    const response = await ask(neighboursRoute, { input: Array.from(input) });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as NeighboursView;
    const { count, pixels, labels } = loadMnistTrain();
    const distances = Array.from({ length: count }, (_, i) => {
      let sum = 0;
      for (let at = 0; at < 784; at++) sum += ((input[at] ?? 0) - (pixels[i * 784 + at] ?? 0) / 255) ** 2;
      return { index: i, distance: Math.sqrt(sum) };
    });
    const wanted = distances.sort((a, b) => a.distance - b.distance).slice(0, 8);
    expect(answer.of).toBe(count);
    expect(answer.neighbours.map(({ index }) => index)).toEqual(wanted.map(({ index }) => index));
    for (const [rank, { index, label, distance, pixels: shown }] of answer.neighbours.entries()) {
      expect(distance).toBeCloseTo(wanted[rank]?.distance ?? Number.NaN, 4);
      expect(label).toBe(labels[index]);
      expect(shown).toEqual(Array.from(pixels.subarray(index * 784, (index + 1) * 784)));
    }
  });

  it('finds a training picture itself at no distance', async () => {
    const { pixels } = loadMnistTrain();
    const input = Array.from(pixels.subarray(4_242 * 784, 4_243 * 784), (pixel) => pixel / 255);
    const { neighbours } = (await (await ask(neighboursRoute, { input })).json()) as NeighboursView;
    expect(neighbours[0]).toMatchObject({ index: 4_242, distance: 0 });
  });

  it('is told that the server is busy when too many ask at once, and all others are answered', async () => {
    const input = picture(0);
    const asked = Array.from({ length: NEIGHBOURS_QUEUE_MAX + 20 }, () => findNearest(input, 8));
    const answers = await Promise.all(asked);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) {
      expect(answer).toMatchObject({ error: { code: 'busy', retryAfter: expect.any(Number) } });
    }
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(NEIGHBOURS_QUEUE_MAX);
  });

  refusesBadCalls(neighboursRoute);
});
