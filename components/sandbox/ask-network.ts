import { IMAGE_BYTES_MAX } from '@/lib/limits';
import type { Reader } from './reader-protocol';
import { type PredictionOutcome, sendPicture } from './send-picture';
import { type Stroke, strokesToPng, strokesToRaster } from './strokes';

/** An answer, and where it was computed. */
export interface Answered {
  outcome: PredictionOutcome;
  place: 'browser' | 'server';
}

/** What was asked about: strokes on the pad, or a file. */
export interface Subject {
  /** One number for one picture: a drawing keeps it until the pad is empty again. */
  id: number;
  strokes: readonly Stroke[] | null;
  /** The picture as a file; a drawing has one as soon as the pen is up. */
  picture: Blob | null;
  /** The file's name, where it has one. */
  name: string | null;
}

/** Whom to ask: the network in this browser where it is ready, else the server. */
export interface Asking {
  version: number;
  reader: Reader;
  locale: string;
}

const NO_DIGIT: PredictionOutcome = { ok: false, code: 'no_digit', sentence: null };

async function readHere(strokes: readonly Stroke[], { version, reader }: Asking): Promise<Answered | null> {
  if (reader.phase !== 'ready') return null;
  const raster = strokesToRaster(strokes);
  if (!raster) return null;
  const { width, height, data } = raster;
  try {
    const reading = await reader.call('read', { version, raster: { width, height, data } });
    return { place: 'browser', outcome: reading.found ? { ok: true, value: reading.prediction } : NO_DIGIT };
  } catch {
    // The worker is gone: the server still answers.
    return null;
  }
}

async function readThere(picture: Blob, asking: Asking, signal: AbortSignal): Promise<Answered> {
  // A file over the limit would travel for a minute only to be refused.
  if (picture.size > IMAGE_BYTES_MAX)
    return { place: 'server', outcome: { ok: false, code: 'too_large', sentence: null } };
  return { place: 'server', outcome: await sendPicture(picture, asking.version, asking.locale, signal) };
}

/**
 * The network's answer. Strokes are read in the browser where it can; a file always by the server, which alone unpacks
 * every format the same way. Rejects only when `signal` aborts.
 */
export async function askNetwork(subject: Subject, asking: Asking, signal: AbortSignal): Promise<Answered> {
  const { strokes } = subject;
  const here = strokes && (await readHere(strokes, asking));
  if (here) return here;
  const picture = subject.picture ?? (strokes && (await strokesToPng(strokes)));
  if (picture) return readThere(picture, asking, signal);
  return { place: 'browser', outcome: { ok: false, code: 'internal', sentence: null } };
}
