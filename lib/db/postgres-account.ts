import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from './setup-error';

/** The account that a PostgreSQL process runs as, where it is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

function lookUp(): Account | null {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

/** shadow-utils (Debian, Fedora) and BusyBox (Alpine) name the same act differently. */
const WAYS_TO_CREATE = [
  [
    ['groupadd', '--force', '--system', NAME],
    ['useradd', '--system', '--gid', NAME, '--no-create-home', '--shell', '/bin/false', NAME],
  ],
  [
    ['addgroup', '-S', NAME],
    ['adduser', '-S', '-D', '-H', '-G', NAME, '-s', '/bin/false', NAME],
  ],
];

function create(): Account {
  for (const commands of WAYS_TO_CREATE) {
    try {
      for (const [program = '', ...rest] of commands) execFileSync(program, rest, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const made = lookUp();
    if (made) return made;
  }
  throw new SetupError(
    `PostgreSQL refuses to run as root and the account "${NAME}" could not be made: run the command as a normal user, or set DATABASE_URL.`,
  );
}

/** Whether this process is root, whom PostgreSQL refuses to serve. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account for PostgreSQL's processes: null means our own. As root it is the owner of an existing data
 * directory (someone else may have started the site before), else the system's `postgres`, made if need be.
 */
export function postgresAccount(existingDirectory: string | null): Account | null {
  if (!isRoot()) return null;
  if (existingDirectory) {
    const { uid, gid } = statSync(existingDirectory);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp() ?? create();
}

/** Whether `account` may enter every folder from the root down to `directory` (by mode bits, without ACLs). */
export function canReach(account: Account, directory: string): boolean {
  let current = realpathSync(directory);
  for (;;) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
