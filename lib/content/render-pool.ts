import { fallback } from './fallback';
import { RenderThread } from './render-thread';
import type { DiagnosticCode, Rendered, RenderOptions } from './views';

/** How a pool behaves. Times in milliseconds. */
export interface RenderPoolSettings {
  /** Path of the built thread. */
  script: () => Promise<string>;
  /** Threads that take posts. */
  threads: number;
  /** Threads beside them that may finish posts which take long. */
  slowThreads: number;
  /** A post is given up after this time in its thread. Waiting and the start of a thread do not count. */
  deadline: number;
  /** A post that takes longer makes room for others: its thread becomes a slow one. */
  quantum: number;
  /** Posts that may wait; more are refused at once. */
  queueMax: number;
  /** A post that has waited this long is refused. */
  waitMax: number;
}

interface Job {
  source: string;
  options: RenderOptions;
  /** Order of service: the time of arrival plus a handicap by length, so that short posts pass long ones. */
  rank: number;
  waiting: NodeJS.Timeout;
  resolve: (rendered: Rendered) => void;
}

/** A thread and what it is doing. */
interface Seat {
  thread: RenderThread;
  job?: Job;
  slow: boolean;
  timers: NodeJS.Timeout[];
}

/** 10,000 letters more are served as if they had come one second later. */
const HANDICAP_MS_PER_LETTER = 0.1;

/** A thread that compiles a large grammar when its post arrives needs a second. */
const START_MAX_MS = 10_000;

/**
 * Renders posts in threads that can be killed. Own, and not the package workerpool, because that one lets a starting
 * thread eat the deadline, waits twice for a cleanup that a blocked thread never answers, and has no way to let short
 * posts pass while poison keeps the threads busy.
 */
export class RenderPool {
  private readonly seats = new Set<Seat>();
  private readonly queue: Job[] = [];
  private starting = 0;
  private closed = false;

  constructor(private readonly settings: RenderPoolSettings) {}

  /** Renders a post. Never rejects: what cannot be rendered comes back as escaped text with a diagnostic. */
  render(source: string, options: RenderOptions = {}): Promise<Rendered> {
    if (this.closed || this.queue.length >= this.settings.queueMax)
      return Promise.resolve(fallback(source, 'busy', 'too many posts wait to be rendered'));
    return new Promise((resolve) => {
      const rank = performance.now() + source.length * HANDICAP_MS_PER_LETTER;
      const job: Job = {
        source,
        options,
        rank,
        resolve,
        waiting: setTimeout(() => this.refuse(job), this.settings.waitMax),
      };
      const index = this.queue.findIndex((other) => other.rank > rank);
      this.queue.splice(index < 0 ? this.queue.length : index, 0, job);
      this.dispatch();
    });
  }

  /** Starts the threads, so that the first post does not wait for them. */
  warmUp(): void {
    while (this.openSeats() > 0) this.addSeat();
  }

  /** Kills all threads; posts that wait or run come back as text. */
  close(): void {
    this.closed = true;
    for (const seat of this.seats) this.give(seat, 'busy', 'the renderer was closed');
    for (const job of this.queue.splice(0)) this.refuse(job);
  }

  private openSeats(): number {
    const taking = [...this.seats].filter((seat) => !seat.slow).length;
    return this.closed ? 0 : this.settings.threads - taking - this.starting;
  }

  private refuse(job: Job): void {
    const index = this.queue.indexOf(job);
    if (index >= 0) this.queue.splice(index, 1);
    clearTimeout(job.waiting);
    job.resolve(fallback(job.source, 'busy', 'no thread was free in time'));
  }

  private dispatch(): void {
    for (const seat of this.seats) {
      if (this.queue.length === 0) return;
      if (seat.thread.isReady && !seat.job) this.seatJob(seat);
    }
    const busy = [...this.seats].filter((seat) => seat.job).length;
    const needed = this.queue.length + busy - this.seats.size - this.starting;
    for (let missing = needed; missing > 0 && this.openSeats() > 0; missing--) this.addSeat();
  }

  private seatJob(seat: Seat): void {
    const job = this.queue.shift();
    if (!job) return;
    clearTimeout(job.waiting);
    seat.job = job;
    // A thread that does not even begin is broken.
    seat.timers = [setTimeout(() => this.give(seat, 'internal', 'the thread does not answer'), START_MAX_MS)];
    seat.thread.start(job.source, job.options);
  }

  private started(seat: Seat): void {
    const { deadline, quantum } = this.settings;
    for (const timer of seat.timers) clearTimeout(timer);
    seat.timers = [
      setTimeout(() => this.give(seat, 'deadline', `not done after ${deadline} ms`), deadline),
      setInterval(() => this.relieve(seat), quantum),
    ];
  }

  /** A post takes long: others shall not wait for it. */
  private relieve(seat: Seat): void {
    if (seat.slow) return;
    const slow = [...this.seats].filter((other) => other.slow).length;
    if (slow < this.settings.slowThreads) {
      seat.slow = true;
      this.dispatch();
    } else if (this.queue.length > 0) this.give(seat, 'busy', 'too many posts take long');
  }

  private addSeat(): void {
    this.starting++;
    this.settings.script().then(
      (script) => {
        this.starting--;
        if (!this.closed) this.seats.add(this.newSeat(script));
      },
      (error: unknown) => {
        this.starting--;
        this.fail(error);
      },
    );
  }

  private newSeat(script: string): Seat {
    const seat: Seat = {
      slow: false,
      timers: [],
      thread: new RenderThread(script, {
        ready: () => this.dispatch(),
        started: () => this.started(seat),
        rendered: (rendered) => this.finish(seat, rendered),
        died: (error) => this.died(seat, error),
      }),
    };
    return seat;
  }

  private finish(seat: Seat, rendered: Rendered): void {
    this.settle(seat, rendered);
    seat.thread.rest();
    // While it was slow another thread took its place.
    if (seat.slow && this.openSeats() <= 0) this.remove(seat);
    else seat.slow = false;
    this.dispatch();
  }

  /** Ends the job of a seat with an answer. */
  private settle(seat: Seat, rendered: Rendered): void {
    for (const timer of seat.timers) clearTimeout(timer);
    seat.timers = [];
    const job = seat.job;
    delete seat.job;
    job?.resolve(rendered);
  }

  private remove(seat: Seat): void {
    this.seats.delete(seat);
    seat.thread.kill();
  }

  /** Gives up the job of a seat and the thread with it, which cannot be stopped otherwise. */
  private give(seat: Seat, code: DiagnosticCode, message: string): void {
    this.remove(seat);
    this.settle(seat, fallback(seat.job?.source ?? '', code, message));
    // The next post shall find a warm thread.
    this.warmUp();
    this.dispatch();
  }

  private died(seat: Seat, error: Error): void {
    const wasReady = seat.thread.isReady;
    this.seats.delete(seat);
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const code = outOfMemory ? 'too_complex' : 'internal';
    this.settle(seat, fallback(seat.job?.source ?? '', code, error.message));
    if (wasReady) this.dispatch();
    else this.fail(error);
  }

  /** A thread that cannot start will not start the next time either: nobody shall wait for it. */
  private fail(error: unknown): void {
    console.error('The renderer of posts cannot start:', error);
    if (this.seats.size > 0 || this.starting > 0) return;
    for (const job of this.queue.splice(0)) {
      clearTimeout(job.waiting);
      job.resolve(fallback(job.source, 'internal', 'the renderer cannot start'));
    }
  }
}
