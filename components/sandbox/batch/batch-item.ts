import type { PredictionView } from '@/lib/models/views';
import type { PredictionFailure } from '../send-picture';

/** Where a picture of a batch is on its way. */
export type BatchState =
  | { kind: 'waiting' }
  | { kind: 'reading' }
  | { kind: 'read'; prediction: PredictionView }
  | { kind: 'failed'; failure: PredictionFailure };

export interface BatchItem {
  id: number;
  name: string;
  picture: Blob;
  state: BatchState;
  /** An address of data, when the picture was read and could be drawn small. */
  thumbnail: string | null;
}

/** The picture's main digit and its probability; null where it was not read. */
export function readingOf({ state }: BatchItem): { digit: number; probability: number } | null {
  if (state.kind !== 'read') return null;
  const { digit, probabilities } = state.prediction;
  return { digit, probability: probabilities[digit] ?? 0 };
}
