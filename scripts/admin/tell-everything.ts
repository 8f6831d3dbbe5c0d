import { withConnection } from '@/lib/db/connection';
import { EVERYTHING } from '@/lib/web/page-cache/page-cache';
import { CHANNEL, type Message } from '@/lib/web/page-cache/tag-channel';

/** Makes all web processes on this database forget their pages: after an operator's command changed rows. */
export async function tellEverything(databaseUrl: string): Promise<void> {
  const message: Message = { origin: 'operator', tags: [EVERYTHING] };
  await withConnection(databaseUrl, (client) =>
    client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)]),
  );
}
