/** Does the work; rejects when `signal` aborts, and then only. */
type Work<Thing> = (thing: Thing, signal: AbortSignal) => Promise<void>;

/**
 * Work on things that come faster than it can be done: while one is in work, only the newest of the others waits, so
 * that no queue builds up. `gap` gives the milliseconds to leave between the end of one and the start of the next.
 */
export class LatestWins<Thing> {
  private current: AbortController | null = null;
  private next: { thing: Thing } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly work: Work<Thing>,
    private readonly gap: () => number = () => 0,
  ) {}

  /** Gives it something newer. `urgent` ends what is in work and does not wait for the gap. */
  offer(thing: Thing, urgent = false): void {
    this.next = { thing };
    if (urgent) this.stop();
    if (this.current === null && this.timer === undefined) this.start();
  }

  /** Forgets what waits and ends what is in work. */
  cancel(): void {
    this.next = null;
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.current?.abort();
    this.current = null;
  }

  private start(): void {
    if (this.next === null) return;
    const { thing } = this.next;
    this.next = null;
    const controller = new AbortController();
    this.current = controller;
    const finish = () => {
      if (this.current === controller) this.rest();
    };
    this.work(thing, controller.signal).then(finish, finish);
  }

  private rest(): void {
    this.current = null;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.start();
    }, this.gap());
  }
}
