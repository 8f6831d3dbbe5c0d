/** A map that forgets what was used longest ago once its values weigh more than `capacity` bytes. */
export class BoundedMap<Value> {
  #weight = 0;
  readonly #entries = new Map<string, { value: Value; weight: number }>();

  constructor(private readonly capacity: number) {}

  /** The value, which is now the most recently used; undefined where there is none. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value of `weight` bytes; one that is heavier than the whole capacity is not kept. */
  set(key: string, value: Value, weight: number): void {
    this.delete(key);
    if (weight > this.capacity) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.capacity) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }

  get size(): number {
    return this.#entries.size;
  }
}
