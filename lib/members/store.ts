import { type Db, db } from '@/lib/db';
import { Prisma, type TokenPurpose } from '@/lib/db/generated/client';
import { memberRefSelect } from './views';

export { transaction } from '@/lib/db';
export type { Db };

// -- members -----------------------------------------------------------------------------------------

/** The columns that make a Viewer. */
const viewerSelect = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  locale: true,
  timeZone: true,
  suspendedUntil: true,
  emailConfirmedAt: true,
  email: true,
} as const satisfies Prisma.MemberSelect;

/** What signing in asks of a member. */
const credentialSelect = {
  ...viewerSelect,
  passwordHash: true,
  demo: true,
} as const satisfies Prisma.MemberSelect;

export type ViewerRow = Prisma.MemberGetPayload<{ select: typeof viewerSelect }>;
export type CredentialRow = Prisma.MemberGetPayload<{ select: typeof credentialSelect }>;

/** Whether an insert or an update failed because another row already has this value. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';

export const insertMember = (data: Prisma.MemberCreateInput, tx: Db = db) =>
  tx.member.create({ data, select: { ...memberRefSelect, email: true } });

export const findCredentialsBySkeleton = (usernameSkeleton: string) =>
  db.member.findUnique({ where: { usernameSkeleton }, select: credentialSelect });

export const findCredentialsByEmail = (email: string, tx: Db = db) =>
  tx.member.findUnique({ where: { email }, select: credentialSelect });

export const findCredentialsById = (id: number, tx: Db = db) =>
  tx.member.findUnique({ where: { id }, select: credentialSelect });

export const findRef = (id: number) => db.member.findUnique({ where: { id }, select: memberRefSelect });

export const findRefsBySkeletons = (skeletons: string[]) =>
  db.member.findMany({
    where: { usernameSkeleton: { in: skeletons } },
    select: { ...memberRefSelect, usernameSkeleton: true },
  });

export const findIdBySkeleton = async (usernameSkeleton: string): Promise<number | null> =>
  (await db.member.findUnique({ where: { usernameSkeleton }, select: { id: true } }))?.id ?? null;

export const findProfile = (id: number) =>
  db.member.findUnique({
    where: { id },
    select: {
      ...memberRefSelect,
      biographyHtml: true,
      links: true,
      createdAt: true,
      topicCount: true,
      postCount: true,
    },
  });

export const findSettings = (id: number) =>
  db.member.findUnique({
    where: { id },
    select: {
      ...memberRefSelect,
      email: true,
      emailConfirmedAt: true,
      passwordHash: true,
      locale: true,
      theme: true,
      timeZone: true,
      biographySource: true,
      links: true,
    },
  });

/** What the header shows of the signed-in member. */
export const findOverlay = (id: number) =>
  db.member.findUnique({ where: { id }, select: { ...memberRefSelect, theme: true } });

export const updateMember = (id: number, data: Prisma.MemberUpdateInput, tx: Db = db) =>
  tx.member.update({ where: { id }, data, select: { id: true } });

/**
 * Takes an address from a member who never confirmed it: it belongs to whoever proves it. Their links go as well,
 * so that nobody holds a key to an account prepared with another's address.
 */
export const releaseUnconfirmedEmail = async (email: string, exceptId: number | null, tx: Db) => {
  const squatter = await tx.member.findUnique({
    where: { email },
    select: { id: true, emailConfirmedAt: true },
  });
  if (!squatter || squatter.emailConfirmedAt || squatter.id === exceptId) return;
  await tx.member.update({ where: { id: squatter.id }, data: { email: null }, select: { id: true } });
  await tx.oneTimeToken.deleteMany({ where: { memberId: squatter.id } });
};

/** Sets a new password hash only where the old one still stands: two changes at once do not both win. */
export const replacePasswordHash = (id: number, before: string | null, after: string, tx: Db = db) =>
  tx.member.updateMany({ where: { id, passwordHash: before }, data: { passwordHash: after } });

export const setAvatarKey = async (id: number, avatarKey: string | null): Promise<string | null> => {
  // One statement gives the old key and sets the new one, so that no upload is left behind by two at once.
  const rows = await db.$queryRaw<{ old: string | null }[]>`
    UPDATE "Member" AS new SET "avatarKey" = ${avatarKey}
    FROM (SELECT "id", "avatarKey" FROM "Member" WHERE "id" = ${id} FOR UPDATE) AS old
    WHERE new."id" = old."id" RETURNING old."avatarKey" AS old`;
  return rows[0]?.old ?? null;
};

// -- sessions ----------------------------------------------------------------------------------------

export const insertSession = (data: Prisma.SessionUncheckedCreateInput, tx: Db = db) =>
  tx.session.create({ data, select: { id: true, expiresAt: true } });

export const findSession = (secretHash: string, now: Date) =>
  db.session.findUnique({
    where: { secretHash, expiresAt: { gt: now } },
    select: { id: true, lastSeenAt: true, member: { select: viewerSelect } },
  });

export const touchSession = (id: number, lastSeenAt: Date) =>
  db.session.updateMany({ where: { id }, data: { lastSeenAt } });

export const listSessionRows = (memberId: number, now: Date) =>
  db.session.findMany({
    where: { memberId, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  });

export const deleteSessionBySecret = (secretHash: string) => db.session.deleteMany({ where: { secretHash } });

/** Deletes a session of this member; scoped, so that nobody ends another's by its number. */
export const deleteSessionOf = (memberId: number, id: number) =>
  db.session.deleteMany({ where: { id, memberId } });

/** Ends the member's sessions, all of them or all but one. */
export const deleteSessions = (memberId: number, except: number | null, tx: Db = db) =>
  tx.session.deleteMany({ where: { memberId, ...(except === null ? {} : { id: { not: except } }) } });

export const deleteExpiredSessions = (memberId: number, now: Date, tx: Db = db) =>
  tx.session.deleteMany({ where: { memberId, expiresAt: { lte: now } } });

// -- one-time tokens ---------------------------------------------------------------------------------

export const insertOneTimeToken = (data: Prisma.OneTimeTokenUncheckedCreateInput, tx: Db = db) =>
  tx.oneTimeToken.create({ data });

export const findOneTimeToken = (tokenHash: string, purposes: TokenPurpose[], now: Date) =>
  db.oneTimeToken.findUnique({
    where: { tokenHash, purpose: { in: purposes }, expiresAt: { gt: now } },
    select: { purpose: true, email: true, memberId: true, member: { select: credentialSelect } },
  });

/** Takes a token for good: of two who use it at once, one gets it. */
export const takeOneTimeToken = async (tokenHash: string, purposes: TokenPurpose[], now: Date, tx: Db) => {
  const token = await tx.oneTimeToken.findUnique({ where: { tokenHash } });
  if (!token || !purposes.includes(token.purpose)) return null;
  const { count } = await tx.oneTimeToken.deleteMany({ where: { tokenHash } });
  return count === 1 && token.expiresAt > now ? token : null;
};

export const deleteOneTimeTokens = (memberId: number, purposes: TokenPurpose[] | null, tx: Db = db) =>
  tx.oneTimeToken.deleteMany({ where: { memberId, ...(purposes ? { purpose: { in: purposes } } : {}) } });

// -- provider accounts -------------------------------------------------------------------------------

export const findMemberOfAccount = (provider: string, providerAccountId: string, tx: Db = db) =>
  tx.providerAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { member: { select: credentialSelect } },
  });

export const insertAccount = (data: Prisma.ProviderAccountUncheckedCreateInput, tx: Db) =>
  tx.providerAccount.create({ data });

export const listAccounts = (memberId: number) =>
  db.providerAccount.findMany({ where: { memberId }, select: { provider: true, createdAt: true } });

/** Skeletons that begin like this one: the taken spellings of a name with a number behind it. */
export const listSkeletonsLike = async (prefix: string, tx: Db = db): Promise<Set<string>> => {
  const rows = await tx.member.findMany({
    where: { usernameSkeleton: { startsWith: prefix } },
    select: { usernameSkeleton: true },
  });
  return new Set(rows.map(({ usernameSkeleton }) => usernameSkeleton));
};

// -- access tokens -----------------------------------------------------------------------------------

export const insertAccessToken = (data: Prisma.AccessTokenUncheckedCreateInput, tx: Db = db) =>
  tx.accessToken.create({ data });

export const countAccessTokens = (memberId: number, tx: Db) => tx.accessToken.count({ where: { memberId } });

/** Locks the member's row, so that two at once do not both pass a count. */
export const lockMember = (id: number, tx: Db) =>
  tx.$queryRaw`SELECT 1 FROM "Member" WHERE "id" = ${id} FOR UPDATE`;

export const listAccessTokenRows = (memberId: number) =>
  db.accessToken.findMany({ where: { memberId }, orderBy: { id: 'desc' } });

export const findAccessToken = (tokenHash: string) =>
  db.accessToken.findUnique({
    where: { tokenHash },
    select: { id: true, scopes: true, expiresAt: true, lastUsedAt: true, member: { select: viewerSelect } },
  });

export const touchAccessToken = (id: number, lastUsedAt: Date) =>
  db.accessToken.updateMany({ where: { id }, data: { lastUsedAt } });

export const deleteAccessTokenOf = (memberId: number, id: number) =>
  db.accessToken.deleteMany({ where: { id, memberId } });

export const deleteAccessTokens = (memberId: number, tx: Db) =>
  tx.accessToken.deleteMany({ where: { memberId } });

// -- moderation --------------------------------------------------------------------------------------

export const insertModerationAction = (
  data: Pick<Prisma.ModerationActionUncheckedCreateInput, 'actorId' | 'kind' | 'subjectId' | 'reason'>,
  tx: Db,
) => tx.moderationAction.create({ data: { ...data, subjectKind: 'member' } });

// -- traces ------------------------------------------------------------------------------------------

/**
 * Topics in which a member wrote or a run of theirs is shown, the newest first, with the boards and tags that list
 * them.
 */
export async function listTraces(memberId: number, max: number) {
  const runs = await db.run.findMany({
    where: { authorId: memberId, sharedAt: { not: null } },
    select: { id: true },
  });
  const shown = { kind: 'run', key: { in: runs.map(({ id }) => String(id)) } };
  const rows = await db.topic.findMany({
    where: { posts: { some: { OR: [{ authorId: memberId }, { embeds: { some: shown } }] } } },
    orderBy: { lastActivityAt: 'desc' },
    take: max,
    select: {
      id: true,
      board: { select: { slug: true } },
      tags: { select: { tag: { select: { slug: true } } } },
    },
  });
  return {
    topics: rows.map(({ id }) => id),
    boards: [...new Set(rows.map(({ board }) => board.slug))],
    tags: [...new Set(rows.flatMap(({ tags }) => tags.map(({ tag }) => tag.slug)))],
  };
}
