import { BoundedMap } from './bounded-map';
import { openTagChannel, type TagChannel } from './tag-channel';
import { TagClock } from './tag-clock';

/**
 * The pages and data that one web process keeps in its memory. Which of them are out of date is agreed between all
 * web processes through PostgreSQL. Nothing is on disk: a process that starts knows nothing, so that it cannot
 * serve what was written over while it was away.
 */

/** Next's cached values, as far as this cache looks into them. */
export interface CachedValue {
  kind: string;
  headers?: Record<string, unknown>;
  /** Of the HTTP answer; 200 where it is absent. */
  status?: number;
  html?: unknown;
  rscData?: { byteLength: number };
  body?: { byteLength: number };
  segmentData?: Map<string, { byteLength: number }>;
  data?: unknown;
  revalidate?: number | false;
}

export interface CacheEntry {
  value: CachedValue | null;
  /** Milliseconds since 1970, when it was rendered. */
  lastModified: number;
  cacheControl?: { revalidate?: number | false; expire?: number };
}

interface StoredEntry extends CacheEntry {
  reading: number;
  tags: readonly string[];
}

const CAPACITY_BYTES = 128 * 1024 * 1024;
/**
 * An entry is rendered anew after this time even if nobody expired it: a process that was killed between its write
 * and the word to the others would otherwise leave them with an old page for ever.
 */
const AGE_MS_MAX = 10 * 60 * 1000;
/** Renderings begun and not ended (they failed, or are not to be cached) are forgotten beyond so many. */
const PENDING_PER_KEY_MAX = 8;
const PENDING_KEYS_MAX = 10_000;
const TAGS_HEADER = 'x-next-cache-tags';
/** A string takes up to two bytes a letter. */
const BYTES_PER_LETTER = 2;
const ENTRY_OVERHEAD_BYTES = 1024;

function weigh(value: CachedValue | null): number {
  if (!value) return ENTRY_OVERHEAD_BYTES;
  const html = typeof value.html === 'string' ? value.html.length * BYTES_PER_LETTER : 0;
  const data = value.data ? JSON.stringify(value.data).length * BYTES_PER_LETTER : 0;
  const segments = [...(value.segmentData?.values() ?? [])].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
  const buffers = (value.rscData?.byteLength ?? 0) + (value.body?.byteLength ?? 0) + segments;
  return html + data + buffers + ENTRY_OVERHEAD_BYTES;
}

function tagsOf(value: CachedValue | null, given: readonly string[]): readonly string[] {
  const header = value?.headers?.[TAGS_HEADER];
  return typeof header === 'string' ? [...given, ...header.split(',')] : given;
}

/** Whether Next renders the entry anew for its age alone, while it still serves the old one. */
function isStale({ value, cacheControl, lastModified }: CacheEntry): boolean {
  const seconds = cacheControl?.revalidate ?? value?.revalidate;
  return typeof seconds === 'number' && Date.now() - lastModified > seconds * 1000;
}

/** Expires everything: for the operator's commands, which may have changed any page. */
export const EVERYTHING = '*';

export class PageCache {
  readonly #entries = new BoundedMap<StoredEntry>(CAPACITY_BYTES);
  readonly #clock = new TagClock();
  /** Readings taken when a key was asked for in vain: its rendering began then. */
  readonly #pending = new BoundedMap<number[]>(PENDING_KEYS_MAX);
  readonly #channel: TagChannel;

  constructor(databaseUrl: string) {
    this.#channel = openTagChannel(databaseUrl, {
      onExpired: (tags) => this.#expire(tags),
      onConnected: () => this.#forgetAll(),
    });
  }

  /** Whether other processes' expiries arrive; before that nothing is stored. */
  get connected(): boolean {
    return this.#channel.connected;
  }

  /** The entry, or null where there is none or it is out of date; `tags` are those the reader knows of it. */
  get(key: string, tags: readonly string[] = []): CacheEntry | null {
    const entry = this.#entries.get(key);
    if (entry && !this.#isOutdated(entry, tags)) {
      if (isStale(entry)) this.#begin(key);
      const { value, lastModified, cacheControl } = entry;
      return { value, lastModified, cacheControl };
    }
    if (entry) this.#entries.delete(key);
    this.#begin(key);
    return null;
  }

  /** Keeps what was rendered, as of the moment when it was asked for. */
  set(
    key: string,
    value: CachedValue | null,
    { tags = [], cacheControl }: { tags?: readonly string[]; cacheControl?: CacheEntry['cacheControl'] } = {},
  ): void {
    const reading = this.#end(key);
    // Cut off from the others, we would not hear that it is out of date; of unknown age, it may be so already.
    if (!this.connected || reading === null) return;
    const entry = { value, lastModified: Date.now(), cacheControl, reading, tags: tagsOf(value, tags) };
    this.#entries.set(key, entry, weigh(value));
  }

  /** Expires tags in this process at once, and in all others as soon as PostgreSQL has told them. */
  async expire(tags: readonly string[]): Promise<void> {
    this.#expire(tags);
    await this.#channel.publish(tags);
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  #expire(tags: readonly string[]): void {
    if (tags.includes(EVERYTHING)) this.#forgetAll();
    for (const tag of tags) this.#clock.expire(tag);
  }

  #forgetAll(): void {
    this.#clock.expireAll();
    this.#entries.clear();
  }

  #isOutdated({ reading, tags, lastModified }: StoredEntry, known: readonly string[]): boolean {
    if (Date.now() - lastModified > AGE_MS_MAX) return true;
    return this.#clock.isExpired(reading, tags) || this.#clock.isExpired(reading, known);
  }

  #begin(key: string): void {
    const readings = [...(this.#pending.get(key) ?? []), this.#clock.read()].slice(-PENDING_PER_KEY_MAX);
    this.#pending.set(key, readings, 1);
  }

  /** The earliest of the readings that may belong to this rendering: too early only means rendered once more. */
  #end(key: string): number | null {
    const [first, ...rest] = this.#pending.get(key) ?? [];
    if (rest.length > 0) this.#pending.set(key, rest, 1);
    else this.#pending.delete(key);
    return first ?? null;
  }
}
