import { poolState } from '@/lib/inference/pool';
import { ping } from './store';
import type { HealthView } from './views';

/** A load balancer asks every few seconds: a database that takes longer than this is away. */
const DATABASE_DEADLINE_MS = 2_000;

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), DATABASE_DEADLINE_MS);
  });
  try {
    await Promise.race([ping(), deadline]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether this web process can serve members. */
export async function checkHealth(version: string): Promise<HealthView> {
  const database = await databaseAnswers();
  return {
    status: database ? 'ok' : 'unavailable',
    version,
    database: database ? 'ok' : 'unavailable',
    uptime: Math.round(process.uptime()),
    sandbox: poolState(),
  };
}
