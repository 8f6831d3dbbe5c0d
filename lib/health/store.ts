import { db } from '@/lib/db';

/** Asks the database for nothing; rejects where it does not answer. */
export async function ping(): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
