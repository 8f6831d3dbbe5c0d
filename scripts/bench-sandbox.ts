import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { closePool } from '@/lib/inference/pool';
import { openSession, run } from '@/lib/inference/session';
import { modelFolder } from '@/lib/models/catalogue';
import { predict } from '@/lib/models/predict';

/**
 * npm run bench:sandbox: pictures a second through the whole of `predict` (worker pool, preparation), against a bare
 * loop of sharp (shrink to 28 x 28) and ONNX Runtime on the same pictures in the same run, and how long the event loop
 * of this process was ever held.
 * `--pictures <n>`; `--url <address>` to ask a running site instead of the verb; `--minutes <n>` to go on so long and
 * print this process's memory.
 */
const CONCURRENCY = 32;
const MODEL = 'mnist-mlp';
/** So long the event loop is watched with nothing to do: what other programs on the machine cost. */
const IDLE_MS = 3_000;

/** A digit-like picture of each size; drawn here, so that the bench needs no files. */
async function pictures(): Promise<Uint8Array[]> {
  const paths = [
    'M20 10 L80 10 L45 90',
    'M50 10 L50 90',
    'M20 25 C30 0 80 0 78 35 C76 55 30 70 20 90 L80 90',
  ];
  const sizes = [64, 280, 800];
  const files = paths.flatMap((path) =>
    sizes.map((side) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-20 -20 140 140"><rect x="-20" y="-20" width="140" height="140" fill="white"/><path d="${path}" fill="none" stroke="black" stroke-width="10" stroke-linecap="round"/></svg>`;
      return sharp(Buffer.from(svg)).png().toBuffer();
    }),
  );
  return Promise.all(files);
}

/** Runs `count` tasks, at most CONCURRENCY at once; gives tasks a second. */
async function perSecond(count: number, task: (number: number) => Promise<void>): Promise<number> {
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return (count / (performance.now() - started)) * 1000;
}

async function bareLoop(files: Uint8Array[], count: number): Promise<number> {
  const session = await openSession(await readFile(join(modelFolder(MODEL, 1), 'model.onnx')));
  return perSecond(count, async (number) => {
    const file = files[number % files.length] ?? new Uint8Array();
    const { data } = await sharp(file).resize(28, 28).greyscale().raw().toBuffer({ resolveWithObject: true });
    await run(
      session,
      Float32Array.from(data, (value) => value / 255),
    );
  });
}

async function askVerb(image: Uint8Array): Promise<void> {
  const answer = await predict({ model: MODEL, image });
  if (!answer.ok) throw new Error(`predict failed: ${answer.error.code}`);
}

async function askSite(url: string, image: Uint8Array): Promise<void> {
  const response = await fetch(`${url}/api/v1/models/${MODEL}/predict`, {
    method: 'POST',
    body: Uint8Array.from(image),
  });
  if (!response.ok) throw new Error(`the site answered ${response.status}`);
  await response.json();
}

/** Milliseconds for which the event loop of this process was held at most while `work` went on. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  await work();
  loop.disable();
  return loop.max / 1e6;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
const rss = (): string => megabytes(process.memoryUsage.rss());

/** Asks for `minutes` and prints the memory of this process, workers included, ten times on the way. */
async function soak(minutes: number, ask: (number: number) => Promise<void>): Promise<void> {
  const tenth = (minutes * 60_000) / 10;
  const sizes: number[] = [];
  for (let part = 1; part <= 10; part++) {
    const end = performance.now() + tenth;
    let pictures = 0;
    const lane = async () => {
      while (performance.now() < end) await ask(pictures++);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, lane));
    sizes.push(process.memoryUsage.rss());
    console.log(
      `  ${((part * minutes) / 10).toFixed(1)} minutes: ${rss()}, ${pictures} pictures in this tenth`,
    );
  }
  console.log(
    `  memory after the first tenth ${megabytes(sizes[0] ?? 0)}, after the last ${megabytes(sizes[9] ?? 0)}`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pictures: { type: 'string', default: '500' },
      url: { type: 'string' },
      minutes: { type: 'string' },
    },
  });
  const count = Math.max(1, Number(values.pictures));
  const { url } = values;
  const files = await pictures();
  const ask = (number: number) => {
    const file = files[number % files.length] ?? new Uint8Array();
    return url ? askSite(url, file) : askVerb(file);
  };
  await perSecond(Math.min(count, 200), ask);
  const before = rss();
  const idle = await longestHold(() => setTimeout(IDLE_MS));
  let ours = 0;
  const held = await longestHold(async () => {
    ours = await perSecond(count, ask);
  });
  const after = rss();
  const bare = await bareLoop(files, count);
  console.log(`${url ?? 'predict'}:  ${ours.toFixed(0)} pictures a second`);
  console.log(
    `bare sharp and ONNX Runtime: ${bare.toFixed(0)} a second (${(bare / ours).toFixed(1)} times ours)`,
  );
  console.log(
    `this process's event loop was held ${held.toFixed(0)} ms at most (${idle.toFixed(0)} ms with nothing to do)`,
  );
  console.log(`memory of this process: ${before} before, ${after} after`);
  if (values.minutes) await soak(Number(values.minutes), ask);
  await closePool();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
