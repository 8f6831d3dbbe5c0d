import { appError } from '@/lib/errors';
import { TOKENS_PER_MEMBER_MAX } from '@/lib/limits';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { isSuspended, mayManageAccount } from './policy';
import { accessTokenSchema } from './schema';
import { hashSecret, newSecret } from './secret';
import {
  countAccessTokens,
  deleteAccessTokenOf,
  findAccessToken,
  insertAccessToken,
  listAccessTokenRows,
  lockMember,
  touchAccessToken,
  transaction,
} from './store';
import { toViewer } from './viewer';
import type { AccessTokenView, Viewer } from './views';

const DAY_MS = 86_400_000;
const USED_EVERY_MS = 60_000;
/** Names the site, so that scanners for leaked secrets can tell what they found. */
const PREFIX = 'mb_';
const HINT_LENGTH = 7;

type Row = Awaited<ReturnType<typeof listAccessTokenRows>>[number];

const toView = (row: Row, now: Date): AccessTokenView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  expired: row.expiresAt !== null && row.expiresAt <= now,
});

/** A token just made. `secret` is shown this once; nobody can read it again. */
export interface NewAccessToken {
  secret: string;
  token: AccessTokenView;
}

async function insertFor(memberId: number, input: unknown): Promise<Result<NewAccessToken>> {
  const parsed = await parse(accessTokenSchema, input);
  if (!parsed.ok) return parsed;
  const { name, scopes, days } = parsed.value;
  const secret = `${PREFIX}${newSecret()}`;
  const now = new Date();
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
  return transaction(async (tx) => {
    await lockMember(memberId, tx);
    if ((await countAccessTokens(memberId, tx)) >= TOKENS_PER_MEMBER_MAX) {
      return fail(
        appError('not_allowed', { detail: 'too_many_tokens', values: { max: TOKENS_PER_MEMBER_MAX } }),
      );
    }
    const data = { memberId, name, scopes, expiresAt, hint: secret.slice(0, HINT_LENGTH) };
    const row = await insertAccessToken({ ...data, tokenHash: hashSecret(secret) }, tx);
    return ok({ secret, token: toView(row, now) });
  });
}

/** Makes a personal access token for the viewer: `{name, scopes, days}`, days null meaning until revoked. */
export async function createAccessToken(viewer: Viewer, input: unknown): Promise<Result<NewAccessToken>> {
  if (!mayManageAccount(viewer) || isSuspended(viewer)) return fail(appError('not_allowed'));
  return insertFor(viewer.id, input);
}

/** The same for any member, by the operator's command. Never for a request. */
export const createAccessTokenFor = (memberId: number, input: unknown): Promise<Result<NewAccessToken>> =>
  insertFor(memberId, input);

/** The viewer's tokens, the newest first, without their secrets. */
export async function listAccessTokens(viewer: Viewer): Promise<Result<AccessTokenView[]>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const now = new Date();
  return ok((await listAccessTokenRows(viewer.id)).map((row) => toView(row, now)));
}

/** Ends one of the viewer's own tokens at once; `not_found` when there is none of that number. */
export async function revokeAccessToken(viewer: Viewer, tokenId: number): Promise<Result<null>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  if (!Number.isInteger(tokenId)) return fail(appError('not_found'));
  const { count } = await deleteAccessTokenOf(viewer.id, tokenId);
  return count === 1 ? ok(null) : fail(appError('not_found'));
}

/**
 * Who acts by this token. `token_invalid` when it is unknown, revoked or expired; a suspended member's token
 * answers `suspended`.
 */
export async function viewerOfToken(secret: string): Promise<Result<Viewer>> {
  const now = new Date();
  const row = secret.startsWith(PREFIX) ? await findAccessToken(hashSecret(secret)) : null;
  if (!row || (row.expiresAt && row.expiresAt <= now)) {
    return fail(appError('token_invalid', { detail: 'access_token' }));
  }
  if (isSuspended(row.member, now)) return fail(appError('suspended'));
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > USED_EVERY_MS) {
    await touchAccessToken(row.id, now);
  }
  return ok(toViewer(row.member, { sessionId: null, scopes: row.scopes }));
}
