import { Worker } from 'node:worker_threads';

import type { Rendered, RenderOptions } from './views';
import type { RenderJob, WorkerAnswer } from './worker-messages';

/** Heap of one thread. Warm it holds about 100 MB; a post that needs more than the rest is poison. */
const HEAP_MAX_MB = 320;

/** What becomes of a thread: it is ready, it answers, or it is gone. */
export interface ThreadEvents {
  ready(): void;
  /** The post's time in the thread begins. */
  started(): void;
  rendered(rendered: Rendered): void;
  /** The thread ended without being told to. */
  died(error: Error): void;
}

/** One worker thread that renders one post at a time. */
export class RenderThread {
  private readonly worker: Worker;
  private ended = false;
  private jobs = 0;
  isReady = false;

  constructor(script: string, events: ThreadEvents) {
    this.worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
      // The thread needs nothing of the environment; secrets stay out of it.
      env: { NODE_ENV: 'production' },
      execArgv: [],
    });
    this.worker.on('message', (answer: WorkerAnswer) => {
      if (this.ended) return;
      if (answer.kind === 'ready') {
        this.isReady = true;
        // An idle thread must not keep a script from ending.
        this.worker.unref();
        events.ready();
      } else if (answer.kind === 'started') events.started();
      else events.rendered(answer.rendered);
    });
    const died = (error: Error): void => {
      if (this.ended) return;
      this.ended = true;
      events.died(error);
    };
    this.worker.on('error', (error) => died(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', (code) => died(new Error(`The rendering thread ended with code ${code}`)));
  }

  /** Gives the thread a post. */
  start(source: string, options: RenderOptions): void {
    const job: RenderJob = { id: ++this.jobs, source, options };
    this.worker.ref();
    this.worker.postMessage(job);
  }

  /** Marks the end of a job, so that the process may end while the thread is idle. */
  rest(): void {
    this.worker.unref();
  }

  /** Kills the thread, whatever it is doing. */
  kill(): void {
    this.ended = true;
    void this.worker.terminate();
  }
}
