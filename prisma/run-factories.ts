import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addCorrection } from '@/lib/hard-set/add-correction';
import { type Answer, answer } from '@/lib/inference/answer';
import { openSession, type Session } from '@/lib/inference/session';
import { workingPicture } from '@/lib/inference/working-picture';
import { MODELS, type ModelName, modelFolder } from '@/lib/models/catalogue';
import type { PredictionView } from '@/lib/models/views';
import type { Result } from '@/lib/result';
import { addRun } from '@/lib/runs/add-run';
import type { RunView } from '@/lib/runs/views';

/**
 * Makers of runs and corrections for seeds and tests, by the functions that the verbs use. They ask the model in this
 * process: a seed must not need the built workers.
 */
const MODEL: ModelName = 'mnist-mlp';
const sessions = new Map<number, Promise<Session>>();

function sessionOf(version: number): Promise<Session> {
  const open =
    sessions.get(version) ??
    readFile(join(modelFolder(MODEL, version), 'model.onnx')).then((bytes) => openSession(bytes));
  sessions.set(version, open);
  return open;
}

/** Gives the models' memory back. */
export async function closeRunFactories(): Promise<void> {
  const open = await Promise.all(sessions.values());
  sessions.clear();
  for (const session of open) await session.inner.release();
}

function made<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`not made: ${result.error.code} ${result.error.detail ?? ''}`);
}

type Read = Omit<PredictionView, 'timings' | 'steps'>;

function toPrediction(version: number, { digits: found, main, picture }: Answer): Read {
  const digits = found.map((each) => ({ ...each, input: Array.from(each.input) }));
  const chosen = digits[main];
  if (!chosen) throw new Error('an answer without a digit');
  const { digit, probabilities, input } = chosen;
  return { model: MODEL, version, digit, probabilities, input, picture, digits };
}

/** What a version of the shared model reads in a picture's file. */
export async function readHere(
  image: Uint8Array,
  version: number = MODELS[MODEL].defaultVersion,
): Promise<Read> {
  return toPrediction(version, made(await answer(await sessionOf(version), image)));
}

export interface NewRun {
  author: { id: number };
  /** A picture's file. */
  image: Uint8Array;
  name?: string;
  version?: number;
  shared?: boolean;
  submissionId?: string;
  createdAt?: Date;
}

/** A kept run. */
export async function makeRun(run: NewRun): Promise<RunView> {
  const { author, image, name = '', version, shared = false, submissionId, createdAt } = run;
  const prediction = await readHere(image, version);
  const picture = made(await workingPicture(image));
  const content = { authorId: author.id, name, shared, submissionId, createdAt, prediction, picture };
  return made(await addRun(content)).run;
}

export interface NewCorrection {
  member: { id: number };
  image: Uint8Array;
  /** What it really is; null for no digit. */
  claim: number | null;
  version?: number;
  credited?: boolean;
  createdAt?: Date;
}

/** A correction that waits for a moderator. */
export async function makeCorrection(correction: NewCorrection): Promise<{ id: number; answer: number }> {
  const { member, image, claim, version, credited = true, createdAt } = correction;
  const prediction = await readHere(image, version);
  const picture = made(await workingPicture(image));
  const digit = prediction.digits.find(({ input }) => input === prediction.input);
  if (!digit) throw new Error('an answer without a digit');
  const content = { memberId: member.id, prediction, digit, claim, credited, picture, createdAt };
  return { id: made(await addCorrection(content)).id, answer: prediction.digit };
}
