/**
 * Which cached entries are out of date, by a counter instead of a clock: machines disagree about the time, and a
 * page that was being rendered from old rows while its tag expired must not look newer than the expiry.
 *
 * An entry carries the reading taken before its data were read. It is out of date once one of its tags, or
 * everything, has expired after that reading.
 */
export class TagClock {
  #now = 0;
  #everything = 0;
  readonly #tags = new Map<string, number>();

  /** The reading to keep with what is rendered from now on. */
  read(): number {
    return this.#now;
  }

  /** Whatever carries this tag and was begun before now is out of date. */
  expire(tag: string): void {
    this.#tags.set(tag, ++this.#now);
  }

  /** Everything that was begun before now is out of date: we may have missed something. */
  expireAll(): void {
    this.#everything = ++this.#now;
    // What single tags say is now said of all.
    this.#tags.clear();
  }

  /** Whether an entry with this reading and these tags is out of date. */
  isExpired(reading: number, tags: readonly string[]): boolean {
    return this.#everything > reading || tags.some((tag) => (this.#tags.get(tag) ?? 0) > reading);
  }
}
