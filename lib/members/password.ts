import { hash, type Options, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const PARAMETERS = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const satisfies Options;

/** Hashes made with other parameters are made anew at the next sign-in. */
const CURRENT = new RegExp(
  `^\\$argon2id\\$v=19\\$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}\\$`,
);

/** One password may be typed in two Unicode forms on two keyboards (NIST SP 800-63B-4, 3.1.1.2: NFKC). */
const prepared = (password: string): string => password.normalize('NFKC');

/** The argon2id hash of a password as a PHC string. Takes about 30 ms off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(prepared(password), PARAMETERS);

let dummy: Promise<string> | undefined;

/**
 * Whether `password` matches `passwordHash`. Without a hash (no such member, or one who has no password) the same
 * work is done against a hash of nothing, so that the time taken does not tell which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no member has this password');
  const right = await verify(passwordHash ?? (await dummy), prepared(password)).catch(() => false);
  return passwordHash !== null && right;
}

/** Whether a stored hash was made with older parameters. */
export const needsRehash = (passwordHash: string): boolean => !CURRENT.test(passwordHash);
