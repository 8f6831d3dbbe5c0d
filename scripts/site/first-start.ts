import { randomBytes } from 'node:crypto';
import { closeRenderer } from '@/lib/content/pool';
import { db } from '@/lib/db';
import { createMember } from '@/lib/members/create-member';

/** In SiteState: the seed ran to its end. What it finds it leaves, so that one that was killed goes on. */
const SEED = 'seed';

/** Whether the seed still has to run in this database, or was killed before its end. */
export async function needsSeed(): Promise<boolean> {
  return (await db.siteState.findUnique({ where: { key: SEED } })) === null;
}

/** Fills an empty database: boards, and unless `demo` is false the demonstration members and topics. */
export async function seedOnce(demo: boolean): Promise<void> {
  const { seed } = await import('@/prisma/seed');
  try {
    await seed({ demo });
  } finally {
    closeRenderer();
  }
  await db.siteState.create({ data: { key: SEED, value: { demo, at: new Date().toISOString() } } });
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
