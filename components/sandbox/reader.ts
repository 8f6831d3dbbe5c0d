import type { LoadProgress, ReaderCall, ReaderCalls, ReaderReply, ReaderRequest } from './reader-protocol';

/** What is known of one version in this page. */
export interface ReaderState {
  phase: 'asleep' | 'loading' | 'ready' | 'absent';
  progress: LoadProgress | null;
}

interface Waiting {
  resolve: (answer: ReaderCalls[ReaderCall]['answer']) => void;
  reject: (error: Error) => void;
  onProgress?: (progress: LoadProgress) => void;
}

/** The smallest module with a SIMD instruction in it (WebAssembly feature detection, `i8x16.splat`). */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** Whether this device can read by itself, and may: 2.1 MB are not loaded for those who ask to save data. */
function isAble(): boolean {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') return false;
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData !== true && WebAssembly.validate(SIMD_PROBE);
}

const ASLEEP: ReaderState = { phase: 'asleep', progress: null };

/**
 * One worker for all pads of a page. It starts with the first call; `subscribe` and `stateOf` are made for
 * `useSyncExternalStore`.
 */
class ReaderHost {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private readonly states = new Map<number, ReaderState>();
  private readonly listeners = new Set<() => void>();
  private lastId = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stateOf(version: number): ReaderState {
    return this.states.get(version) ?? ASLEEP;
  }

  /** Loads a version, once. Where that fails, the version is `absent` for this page's life: the server answers. */
  wake(version: number): void {
    if (this.stateOf(version).phase !== 'asleep') return;
    if (!isAble()) {
      this.become(version, { phase: 'absent', progress: null });
      return;
    }
    this.become(version, { phase: 'loading', progress: null });
    this.ask('open', { version }, (progress) => this.become(version, { phase: 'loading', progress })).then(
      () => this.become(version, { phase: 'ready', progress: null }),
      () => this.become(version, { phase: 'absent', progress: null }),
    );
  }

  ask<Call extends ReaderCall>(
    call: Call,
    ask: ReaderCalls[Call]['ask'],
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<ReaderCalls[Call]['answer']> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress });
      this.open().postMessage({ id, call, ask } as ReaderRequest<Call>);
    });
  }

  private become(version: number, state: ReaderState): void {
    this.states.set(version, state);
    for (const listener of this.listeners) listener();
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => this.receive(data));
    worker.addEventListener('error', () => this.lose());
    this.worker = worker;
    return worker;
  }

  private receive(reply: ReaderReply): void {
    const waiting = this.waiting.get(reply.id);
    if (reply.kind === 'progress') {
      waiting?.onProgress?.(reply.progress);
      return;
    }
    this.waiting.delete(reply.id);
    if (reply.kind === 'answer') waiting?.resolve(reply.answer);
    else waiting?.reject(new Error(reply.message));
  }

  /** The worker's script did not load or threw outside of a call: nothing that waits will be answered. */
  private lose(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Error('The reader has stopped'));
    this.waiting.clear();
    for (const version of this.states.keys()) this.become(version, { phase: 'absent', progress: null });
  }
}

/** The page's reader. Made with the first import in a browser; on a server it stays asleep. */
export const readerHost = new ReaderHost();
