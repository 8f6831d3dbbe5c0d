import { appError } from '@/lib/errors';
import { SESSION_DAYS } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import { describeBrowser } from './browser-name';
import { isSuspended, mayManageAccount } from './policy';
import { hashSecret, newSecret } from './secret';
import {
  type Db,
  deleteExpiredSessions,
  deleteSessionBySecret,
  deleteSessionOf,
  deleteSessions,
  findSession,
  insertSession,
  listSessionRows,
  touchSession,
} from './store';
import { toViewer } from './viewer';
import type { SessionView, Viewer } from './views';

const DAY_MS = 86_400_000;
/** "Last seen" is written at most this often: a page view is no write. */
const SEEN_EVERY_MS = 10 * 60_000;
const USER_AGENT_MAX = 300;

/** Where a request comes from, for the list of sessions and the rate limits. */
export interface Origin {
  /** Network address of the client, as lib/web/client-address.ts decides it. */
  address: string;
  userAgent: string;
}

/** A session just made: the cookie carries `secret`, the database its hash alone. */
export interface NewSession {
  id: number;
  secret: string;
  expiresAt: Date;
}

/** Signs a browser of the member in. Only verbs that have checked who it is, and tests, call this. */
export async function createSession(memberId: number, origin: Origin, tx?: Db): Promise<NewSession> {
  const secret = newSecret();
  const now = new Date();
  await deleteExpiredSessions(memberId, now, tx);
  const session = await insertSession(
    {
      memberId,
      secretHash: hashSecret(secret),
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
      userAgent: origin.userAgent.replaceAll('\0', '').slice(0, USER_AGENT_MAX),
      address: origin.address,
    },
    tx,
  );
  return { ...session, secret };
}

/** Who a session's secret signs in; null when it was revoked, has expired, or its member is suspended. */
export async function viewerOfSession(secret: string): Promise<Viewer | null> {
  const now = new Date();
  const session = await findSession(hashSecret(secret), now);
  if (!session || isSuspended(session.member, now)) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await touchSession(session.id, now);
  return toViewer(session.member, { sessionId: session.id, scopes: null });
}

/** Ends the session of a secret; ending one that is over is no error. */
export async function endSession(secret: string): Promise<void> {
  await deleteSessionBySecret(hashSecret(secret));
}

/** The viewer's signed-in browsers, the most recently seen first. */
export async function listSessions(viewer: Viewer): Promise<Result<SessionView[]>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const rows = await listSessionRows(viewer.id, new Date());
  return ok(
    rows.map((row) => ({
      id: row.id,
      browser: describeBrowser(row.userAgent),
      address: row.address,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: row.id === viewer.sessionId,
    })),
  );
}

/** Ends one of the viewer's own sessions; `not_found` when there is none of that number. */
export async function revokeSession(viewer: Viewer, sessionId: number): Promise<Result<null>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  if (!Number.isInteger(sessionId)) return fail(appError('not_found'));
  const { count } = await deleteSessionOf(viewer.id, sessionId);
  return count === 1 ? ok(null) : fail(appError('not_found'));
}

/** Ends all of the viewer's sessions but the one they are using. Gives how many. */
export async function revokeOtherSessions(viewer: Viewer): Promise<Result<number>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  return ok((await deleteSessions(viewer.id, viewer.sessionId)).count);
}
