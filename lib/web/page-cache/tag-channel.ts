import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** How web processes tell each other which cache tags expired: LISTEN and NOTIFY on their common database. */
export interface TagChannel {
  /** Whether expiries of other processes reach us now. */
  readonly connected: boolean;
  /** Tells all other processes; what cannot be told now is told after the reconnection. */
  publish(tags: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface TagListener {
  /** Another process expired these tags. */
  onExpired(tags: readonly string[]): void;
  /** We listen from now on; what happened before, nobody told us. */
  onConnected(): void;
}

export const CHANNEL = 'minibatch_cache_tags';
const RECONNECT_MS = 500;
/** A connection that was cut without a word is noticed by the next of these questions. */
const HEARTBEAT_MS = 10_000;
const QUERY_TIMEOUT_MS = 5_000;
/** PostgreSQL takes payloads below 8,000 bytes. */
const TAGS_PER_MESSAGE = 50;

export interface Message {
  origin: string;
  tags: string[];
}

function parseMessage(payload: string | undefined): Message | null {
  try {
    const { origin, tags } = JSON.parse(payload ?? '') as Partial<Message>;
    return typeof origin === 'string' && Array.isArray(tags) ? { origin, tags } : null;
  } catch {
    return null;
  }
}

function inChunks(tags: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < tags.length; start += TAGS_PER_MESSAGE) {
    chunks.push(tags.slice(start, start + TAGS_PER_MESSAGE));
  }
  return chunks;
}

class PostgresTagChannel implements TagChannel {
  /** So that a process does not expire twice what it expired itself. */
  readonly #origin = randomUUID();
  readonly #untold = new Set<string>();
  #client: Client | null = null;
  #closed = false;
  #retry: NodeJS.Timeout | null = null;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly listener: TagListener,
  ) {
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#heartbeat.unref();
    void this.#connect();
  }

  get connected(): boolean {
    return this.#client !== null;
  }

  async publish(tags: readonly string[]): Promise<void> {
    for (const tag of tags) this.#untold.add(tag);
    await this.#tell();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: QUERY_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      return this.#retryLater();
    }
    if (this.#closed) return void (await client.end());
    this.#client = client;
    this.listener.onConnected();
    await this.#tell();
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#retryLater();
  }

  #retryLater(): void {
    if (this.#closed || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#connect();
    }, RECONNECT_MS);
    this.#retry.unref();
  }

  #hear(payload: string | undefined): void {
    const message = parseMessage(payload);
    if (message && message.origin !== this.#origin) this.listener.onExpired(message.tags);
  }

  async #tell(): Promise<void> {
    const client = this.#client;
    if (!client || this.#untold.size === 0) return;
    const tags = [...this.#untold];
    try {
      for (const chunk of inChunks(tags)) {
        const message: Message = { origin: this.#origin, tags: chunk };
        await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)]);
        for (const tag of chunk) this.#untold.delete(tag);
      }
    } catch {
      this.#drop(client);
    }
  }

  /** The connection is of no use any more, though nobody said so. */
  #drop(client: Client): void {
    this.#lost(client);
    void client.end().catch(() => undefined);
  }

  #beat(): void {
    const client = this.#client;
    client?.query('SELECT 1').catch(() => this.#drop(client));
  }
}

/** Joins the channel of the database at `url`; connects in the background, and again whenever it is cut off. */
export const openTagChannel = (url: string, listener: TagListener): TagChannel =>
  new PostgresTagChannel(url, listener);
