import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import workerpool from 'workerpool';
import type { Result } from '@/lib/result';
import { type Answer, answer } from './answer';
import { answerInputs } from './answer-inputs';
import { explainTask } from './explain/task';
import { openSession, type Session } from './session';
import { warmUp } from './warm-up';

/**
 * Runs in a thread of its own (built to build/inference-worker.mjs): a picture costs about 15 ms of processor, and the
 * web process's event loop must stay free. One warm session for each model, opened at the first picture.
 */
const sessions = new Map<string, Promise<Session>>();

function sessionOf(modelFile: string): Promise<Session> {
  const open = sessions.get(modelFile) ?? readFile(modelFile).then(openSession);
  sessions.set(modelFile, open);
  // A file that could not be read is tried again by the next picture, not remembered as broken.
  open.catch(() => sessions.delete(modelFile));
  return open;
}

async function read(
  modelFile: string,
  bytes: Uint8Array,
  options?: { steps?: boolean },
): Promise<Result<Answer>> {
  return answer(await sessionOf(modelFile), bytes, options);
}

// Each worker decodes one picture at a time, with one thread; libvips' cache would only hold on to members' pictures.
sharp.concurrency(1);
sharp.cache(false);

/** Inputs that were prepared before, 784 numbers each, to ten probabilities each. */
async function classify(modelFile: string, inputs: Float32Array): Promise<Float32Array> {
  return answerInputs(await sessionOf(modelFile), inputs);
}

workerpool.worker({
  read,
  classify,
  explain: explainTask,
  warmUp: async (modelFile: string) => warmUp(await sessionOf(modelFile)),
});
