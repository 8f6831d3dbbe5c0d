import type { Explanation } from '@/lib/inference/explain/explain';
import type { Look } from '@/lib/inference/explain/look';
import type { Raster } from '@/lib/inference/prepare/plane';
import type { StepName } from '@/lib/inference/prepare/prepare';
import type { PredictionView } from '@/lib/models/views';

/** One step of the preparation as the worker gives it: bytes of grey, 0 is paper, 255 is ink, row by row. */
export interface StepRaster {
  name: StepName;
  width: number;
  height: number;
  grey: Uint8Array<ArrayBuffer>;
}

/** What the worker read in a raster: the same shape as the API's answer, or that there is no digit. */
export type Reading =
  | { found: true; prediction: PredictionView; steps: StepRaster[] }
  | { found: false; steps: StepRaster[] };

/** Everything that the page can ask the reader's worker for, and what it gets. Each call has exactly one answer. */
export interface ReaderCalls {
  /** Fetches a version of the model and opens it; progress comes while it travels. Cheap when it is open already. */
  open: { ask: { version: number }; answer: { version: number } };
  /** Prepares a raster (at most 320 pixels a side) and asks the network about every digit in it. */
  read: { ask: { version: number; raster: Raster; steps?: boolean }; answer: Reading };
  /** The activations of a prepared picture (784 numbers): cheap enough for every frame. */
  look: { ask: { version: number; input: Float32Array }; answer: Look };
  /** Why the network reads it so, and what `target` (else the runner-up) would need: about 30 ms. */
  explain: { ask: { version: number; input: Float32Array; target?: number }; answer: Explanation };
  /** The 784 weights that come into a neuron of the first hidden layer. */
  weights: { ask: { version: number; neuron: number }; answer: Float32Array };
}

export type ReaderCall = keyof ReaderCalls;

/** Page to worker. */
export type ReaderRequest<Call extends ReaderCall = ReaderCall> = {
  [Each in Call]: { id: number; call: Each; ask: ReaderCalls[Each]['ask'] };
}[Call];

/** How much of the model's file has arrived. (How much there is, Next's answers do not say: no Content-Length.) */
export interface LoadProgress {
  /** In bytes. */
  loaded: number;
}

/** Worker to page. */
export type ReaderReply =
  | { id: number; kind: 'progress'; progress: LoadProgress }
  | { id: number; kind: 'answer'; answer: ReaderCalls[ReaderCall]['answer'] }
  | { id: number; kind: 'failed'; message: string };

/**
 * The network in this browser, as components see it (`useReader`). Calls reject when the worker cannot do it; who
 * asks then asks the server.
 */
export interface Reader {
  /** `asleep` until someone wakes it; `absent` where the device cannot, should not (Save-Data), or has failed. */
  readonly phase: 'asleep' | 'loading' | 'ready' | 'absent';
  /** How much of the model has arrived, while it is loading. */
  readonly progress: LoadProgress | null;
  /** Begins to load the model, once; call it when someone is about to need it. */
  wake(): void;
  call<Call extends ReaderCall>(
    call: Call,
    ask: ReaderCalls[Call]['ask'],
  ): Promise<ReaderCalls[Call]['answer']>;
}
