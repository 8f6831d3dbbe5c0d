import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { EmbeddedServer } from '@/lib/db/embedded';

/** After one of its processes was killed PostgreSQL recovers by itself in less than this. */
const RECOVERY_MS = 15_000;
const RETRY_MS = 250;

async function connect(url: string): Promise<Client | null> {
  const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
}

const untilLost = (client: Client) => new Promise<void>((resolve) => client.once('end', resolve));

/**
 * Holds one connection to the embedded server, which is the quickest way to learn that it died, and tells so in
 * one sentence. A server of the operator's own is not ours to watch: web processes wait for it to come back.
 */
export async function watchDatabase({ url, explainEnd }: EmbeddedServer): Promise<string> {
  for (
    let until = Date.now() + RECOVERY_MS;
    Date.now() < until;
    await pause(RETRY_MS, undefined, { ref: false })
  ) {
    const client = await connect(url);
    if (client) {
      await untilLost(client);
      until = Date.now() + RECOVERY_MS;
    }
    const end = explainEnd();
    if (end) return end;
  }
  return 'PostgreSQL does not answer any more.';
}
