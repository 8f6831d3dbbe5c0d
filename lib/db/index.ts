import { inspect } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client';

/** A client, or the client of a running transaction: what a store function takes. */
export type Db = Prisma.TransactionClient;

/** Connections of one web process. PostgreSQL's own default allows 100 over all processes. */
const POOL_SIZE = 10;
/** A request that waits longer than this for a connection is better refused than queued. */
const CONNECT_TIMEOUT_MS = 5_000;
const TRANSACTION_TIMEOUT_MS = 15_000;
const TRANSACTION_ATTEMPTS = 5;

/** `next dev` evaluates modules anew on each change: the pool must not multiply. */
const shared = globalThis as typeof globalThis & { minibatchDb?: { url: string; client: PrismaClient } };

function connect(url: string): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: CONNECT_TIMEOUT_MS },
    // An idle connection that the server closes (a restart) is replaced by the pool at the next query.
    { onPoolError: (error) => console.warn(`database connection lost: ${error.message}`) },
  );
  return new PrismaClient({
    adapter,
    transactionOptions: { maxWait: CONNECT_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
}

function client(): PrismaClient {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start the site by `npm start` or `npm run dev`.');
  if (shared.minibatchDb?.url !== url) shared.minibatchDb = { url, client: connect(url) };
  return shared.minibatchDb.client;
}

/**
 * The Prisma client on DATABASE_URL. Nothing connects, and the variable is not read, before the first
 * property is used: `next build` and tests load this module without a database.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    const value: unknown = Reflect.get(client(), property);
    return typeof value === 'function' ? value.bind(client()) : value;
  },
});

/** Closes all connections; for scripts and tests, which must end. */
export async function disconnect(): Promise<void> {
  const open = shared.minibatchDb;
  delete shared.minibatchDb;
  await open?.client.$disconnect();
}

/** SQLSTATE 40001 (serialization failure) and 40P01 (deadlock): the loser may simply run again. */
const RETRYABLE = /\b(40001|40P01|TransactionWriteConflict|deadlock detected|could not serialize access)\b/;

function isRetryable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return true;
  // The adapter's own error hangs below Prisma's, as its cause.
  return RETRYABLE.test(inspect(error, { depth: 6 }));
}

/** Waits between attempts grow, with chance in them, so that two losers do not meet again. */
const backoff = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10 * (0.5 + Math.random())));

/**
 * Runs `work` in one database transaction and gives its result; a thrown error rolls everything back.
 * After a deadlock or a serialization failure the whole of `work` runs again (at most five times), so it must
 * do nothing that a rollback does not undo.
 */
export async function transaction<T>(
  work: (tx: Db) => Promise<T>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(work, options);
    } catch (error) {
      if (attempt === TRANSACTION_ATTEMPTS || !isRetryable(error)) throw error;
      await backoff(attempt);
    }
  }
}
