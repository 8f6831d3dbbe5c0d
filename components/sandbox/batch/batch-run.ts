import type { PredictionFailure, PredictionOutcome } from '../send-picture';

/** Pictures that are on their way at once: enough to hide the network's delay, polite to others. */
const LANES = 3;
/** A picture that was told to wait this often is given up, and can be tried again by hand. */
const WAITS_MAX = 20;
/** Where the server names no time. */
const DEFAULT_WAIT_SECONDS = 3;

export interface BatchWork<Item> {
  items: readonly Item[];
  /** Reads one; rejects only when the signal aborts. */
  read: (item: Item, signal: AbortSignal) => Promise<PredictionOutcome>;
  onStart: (item: Item) => void;
  onDone: (item: Item, outcome: PredictionOutcome) => void;
  /** Until when the server wants to be left alone (a time of `Date.now`); null when it goes on. */
  onWait: (until: number | null) => void;
  signal: AbortSignal;
  /** Waits; only tests give their own. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Resolves after a while, or as soon as the signal aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The server is full, or has heard too much of us: not the picture's fault. */
const mustWait = (outcome: PredictionOutcome): outcome is PredictionFailure =>
  !outcome.ok && (outcome.code === 'busy' || outcome.code === 'rate_limited');

/**
 * Reads all items, three at a time and in order. `busy` and `rate_limited` make all lanes wait as long as the server
 * says and then try the same picture again; every other failure is the picture's own answer.
 */
export async function runBatch<Item>(work: BatchWork<Item>): Promise<void> {
  const { items, signal, sleep = pause } = work;
  const queue = [...items];
  let until = 0;

  const waitFor = async (seconds: number): Promise<void> => {
    until = Math.max(until, Date.now() + seconds * 1000);
    work.onWait(until);
    await sleep(Math.max(0, until - Date.now()), signal);
    if (Date.now() >= until) work.onWait(null);
  };
  const readOne = async (item: Item): Promise<void> => {
    work.onStart(item);
    for (let waits = 0; !signal.aborted; waits++) {
      const outcome = await work.read(item, signal);
      if (!mustWait(outcome) || waits >= WAITS_MAX) return work.onDone(item, outcome);
      await waitFor(outcome.retryAfter ?? DEFAULT_WAIT_SECONDS);
    }
  };
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && !signal.aborted; item = queue.shift()) {
      if (until > Date.now()) await sleep(until - Date.now(), signal);
      await readOne(item);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane)).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
