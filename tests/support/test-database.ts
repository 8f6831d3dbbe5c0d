import { randomBytes } from 'node:crypto';
import { withConnection } from '@/lib/db/connection';

/** The migrated, empty database from which every test file's own is copied. */
export const TEMPLATE = 'minibatch_template';

/** Makes an own migrated database on `server` and gives its connection string. */
export async function createTestDatabase(server: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  return server.replace(/\/\w+$/, `/${name}`);
}
