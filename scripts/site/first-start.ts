import { randomBytes } from 'node:crypto';
import { db } from '@/lib/db';
import { Prisma } from '@/lib/db/generated/client';
import { createMember } from '@/lib/members/create-member';

/** Facts of SiteState that the start keeps. */
const SEED = 'seed';

/**
 * A seed that was killed halfway is begun anew: the site has not served anybody before its seed is complete, so
 * nothing of a member's can be in these tables.
 */
async function clear(): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`;
  const names = Prisma.raw(tables.map(({ name }) => name).join(', '));
  await db.$executeRaw`TRUNCATE ${names} RESTART IDENTITY CASCADE`;
}

const remember = (state: 'running' | 'done') =>
  db.siteState.upsert({
    where: { key: SEED },
    create: { key: SEED, value: { state } },
    update: { value: { state } },
  });

/** Whether the seed still has to run in this database. */
export async function needsSeed(): Promise<boolean> {
  const row = await db.siteState.findUnique({ where: { key: SEED } });
  return (row?.value as { state?: string } | undefined)?.state !== 'done';
}

/** Fills an empty database: boards, and unless `demo` is false the demonstration members and topics. */
export async function seedOnce(demo: boolean): Promise<void> {
  const { seed } = await import('@/prisma/seed');
  if (await db.siteState.findUnique({ where: { key: SEED } })) await clear();
  await remember('running');
  await seed({ demo });
  await remember('done');
}

/** The first administrator, whose password is shown once. */
export interface Administrator {
  username: string;
  password: string;
}

const ADMINISTRATOR = 'admin';
/** 96 random bits. */
const PASSWORD_BYTES = 12;

/** Makes the administrator where there is none yet; null where there is one. */
export async function createAdministrator(): Promise<Administrator | null> {
  if ((await db.member.count({ where: { role: 'administrator' } })) > 0) return null;
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const made = await createMember({
    username: ADMINISTRATOR,
    email: `${ADMINISTRATOR}@localhost.localdomain`,
    emailConfirmed: true,
    role: 'administrator',
    password,
  });
  if (!made.ok) throw new Error('the administrator could not be made', { cause: made.error });
  return { username: ADMINISTRATOR, password };
}
