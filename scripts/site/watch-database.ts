import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

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
export function watchDatabase(url: string, embedded: boolean, onLost: (sentence: string) => void): void {
  if (!embedded) return;
  void (async () => {
    for (
      let until = Date.now() + RECOVERY_MS;
      Date.now() < until;
      await pause(RETRY_MS, undefined, { ref: false })
    ) {
      const client = await connect(url);
      if (!client) continue;
      await untilLost(client);
      until = Date.now() + RECOVERY_MS;
    }
    onLost('PostgreSQL ended and did not come back: the site stops. Start it again with npm start.');
  })();
}
