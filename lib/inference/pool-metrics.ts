/** Answers whose times are kept: some seconds of a busy site, and sorting them costs nothing. */
const RECENT = 1_000;

/** What a pool has done since its process started, as plain numbers. */
export interface PoolCounts {
  /** Tasks answered, also those whose answer is "no digit" or "damaged". */
  served: number;
  /** Tasks turned away because the queue, or the asker's part of it, was full. */
  refused: number;
  /** Tasks that took too long, or whose worker died. */
  failed: number;
}

/** Whole milliseconds from asking to answering, waiting included, over the last answers; 0 before the first. */
export interface PoolTimes {
  p50: number;
  p95: number;
}

/** Counts and recent times of a pool; cheap to write at every answer, sorted only when read. */
export class PoolMetrics {
  readonly counts: PoolCounts = { served: 0, refused: 0, failed: 0 };
  private readonly recent: number[] = [];
  private next = 0;

  /** One more answer, after so many milliseconds. */
  serve(milliseconds: number): void {
    this.counts.served += 1;
    this.recent[this.next] = milliseconds;
    this.next = (this.next + 1) % RECENT;
  }

  times(): PoolTimes {
    const sorted = Float64Array.from(this.recent).sort();
    const at = (share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
    return { p50: at(0.5), p95: at(0.95) };
  }
}
