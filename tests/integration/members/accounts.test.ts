import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { createAccessToken, viewerOfToken } from '@/lib/members/access-tokens';
import { changeEmail } from '@/lib/members/change-email';
import { changePassword } from '@/lib/members/change-password';
import {
  confirmEmail,
  peekConfirmation,
  requestConfirmation,
  resendConfirmation,
} from '@/lib/members/confirm-email';
import { createMember } from '@/lib/members/create-member';
import { hashPassword } from '@/lib/members/password';
import { peekReset, requestPasswordReset, resetPassword } from '@/lib/members/reset-password';
import {
  createSession,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  viewerOfSession,
} from '@/lib/members/sessions';
import { signIn } from '@/lib/members/sign-in';
import { signUp } from '@/lib/members/sign-up';
import { suspendMember } from '@/lib/members/suspend-member';
import type { Viewer } from '@/lib/members/views';

const PASSWORD = 'a small cat sleeps';
const NEW_PASSWORD = 'a large dog is awake';
let address = 0;

/** Each test comes from an address of its own, so that limits of one do not reach the next. */
const origin = { address: '', userAgent: 'Mozilla/5.0 (X11; Linux x64) Firefox/150.0' };
beforeEach(() => {
  origin.address = `203.0.113.${++address}`;
});

let count = 0;
async function member(more: Partial<Parameters<typeof createMember>[0]> = {}) {
  const username = `tester-${String.fromCharCode(97 + (count % 26))}${count++}`;
  const made = await createMember({
    username,
    email: `${username}@example.org`,
    password: PASSWORD,
    ...more,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { ...made.value, email: made.value.email ?? '' };
}

async function signedIn(id: number): Promise<{ viewer: Viewer; secret: string }> {
  const { secret } = await createSession(id, origin);
  const viewer = await viewerOfSession(secret);
  if (!viewer) throw new Error('not signed in');
  return { viewer, secret };
}

/** The secret in the newest mail to an address. */
async function mailedSecret(to: string): Promise<string> {
  const mail = await db.outboxMail.findFirst({ where: { to }, orderBy: { id: 'desc' } });
  return /\/(?:confirm|reset)\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
}

const mailsTo = (to: string) => db.outboxMail.count({ where: { to } });

describe('signing up', () => {
  const input = { username: '李小明', email: ' Xiao.Ming@Example.ORG ', password: PASSWORD, locale: 'zh-CN' };

  test('a new member gets a Chinese mail, confirms by it once, and is confirmed', async () => {
    expect(await signUp(input, origin)).toEqual({ ok: true, value: null });
    const mail = await db.outboxMail.findFirst({ where: { to: 'xiao.ming@example.org' } });
    expect(mail?.subject).toBe('确认你的邮箱地址');
    expect(mail?.text).toContain('/zh-CN/confirm/');
    const secret = await mailedSecret('xiao.ming@example.org');
    expect(await peekConfirmation(secret)).toMatchObject({ ok: true, value: { username: '李小明' } });
    expect(await db.member.findFirst({ where: { username: '李小明' } })).toMatchObject({
      emailConfirmedAt: null,
    });
    expect(await confirmEmail(secret)).toMatchObject({ ok: true });
    expect(await confirmEmail(secret)).toMatchObject({ ok: false, error: { code: 'token_invalid' } });
    const row = await db.member.findFirst({ where: { username: '李小明' } });
    expect(row?.emailConfirmedAt).toBeInstanceOf(Date);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('a name that looks the same is taken', async () => {
    await member({ username: 'Paula-L' });
    const twin = await signUp({ ...input, username: 'pau1a-I', email: 'twin@example.org' }, origin);
    expect(twin).toMatchObject({
      ok: false,
      error: { code: 'name_taken', fields: [{ field: 'username', key: 'taken' }] },
    });
  });

  test('an address that is known is answered like a new one, and its owner is told', async () => {
    const owner = await member();
    const again = await signUp(
      { ...input, username: 'someone-else', email: owner.email.toUpperCase() },
      origin,
    );
    expect(again).toEqual({ ok: true, value: null });
    expect(await db.member.findFirst({ where: { username: 'someone-else' } })).toBeNull();
    const mail = await db.outboxMail.findFirst({ where: { to: owner.email } });
    expect(mail?.text).toContain(owner.username);
    expect(await mailedSecret(owner.email)).toBe('');
  });

  test('of two sign-ups at once with one name, one gets it', async () => {
    const both = await Promise.all(
      ['one@example.org', 'two@example.org'].map((email) =>
        signUp({ ...input, username: 'racer', email }, origin),
      ),
    );
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await db.member.count({ where: { usernameSkeleton: 'racer' } })).toBe(1);
  });

  test('of two sign-ups at once with one address, neither learns of the other', async () => {
    const email = 'same@example.org';
    const both = await Promise.all(
      ['first-name', 'second-name'].map((username) => signUp({ ...input, username, email }, origin)),
    );
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await db.member.count({ where: { email } })).toBe(1);
  });

  test('every field at fault is named, and unknown fields are refused', async () => {
    const bad = await signUp(
      { username: '', email: 'no', password: 'short', locale: 'en', role: 'administrator' },
      origin,
    );
    if (bad.ok) throw new Error('accepted');
    expect(bad.error.fields?.map(({ field, key }) => `${field}: ${key}`).sort()).toEqual([
      'email: bad_email',
      'password: too_short',
      'role: invalid',
      'username: required',
    ]);
  });

  test('an address may sign up only so often', async () => {
    const attempts = [];
    for (let index = 0; index < 11; index++) {
      attempts.push(
        await signUp({ ...input, username: `many-a${index}`, email: `many${index}@example.org` }, origin),
      );
    }
    expect(attempts.slice(0, 10).every((result) => result.ok)).toBe(true);
    expect(attempts[10]).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
  }, 60_000);
});

describe('signing in', () => {
  test('by username in any spelling, and by address', async () => {
    const { username, email, id } = await member({ username: 'Grace-H' });
    for (const name of [username, 'grace-h', 'ＧＲＡＣＥ－Ｈ', email, email.toUpperCase(), ` ${username} `]) {
      const result = await signIn({ name, password: PASSWORD }, origin);
      if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
      expect((await viewerOfSession(result.value.secret))?.id).toBe(id);
    }
  });

  test('a wrong password, an unknown name, a demo member and one without a password are answered the same', async () => {
    const known = await member();
    const demo = await member({ demo: true });
    const bare = await member({ password: undefined });
    const names = [known.username, 'nobody-here', 'nobody@example.org', demo.username, bare.username];
    const answers = await Promise.all(
      names.map((name, index) =>
        signIn({ name, password: index === 0 ? 'not this one at all' : PASSWORD }, origin),
      ),
    );
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'bad_credentials' } });
  });

  test('an account can be tried only so often, from any address, also one that does not exist', async () => {
    const { username } = await member();
    for (const name of [username, 'ghost-of-a-member']) {
      const tries = [];
      for (let index = 0; index < 9; index++) {
        const from = { ...origin, address: `198.51.100.${index}` };
        tries.push(await signIn({ name, password: `guess number ${index}` }, from));
      }
      expect(tries.slice(0, 8).map((result) => !result.ok && result.error.code)).toEqual(
        Array(8).fill('bad_credentials'),
      );
      expect(tries[8]).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    }
  });

  test('a right password clears the wrong ones before it', async () => {
    const { username } = await member();
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 5; index++)
        await signIn({ name: username, password: 'wrong wrong wrong' }, origin);
      origin.address = `203.0.113.${++address}`;
      expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({ ok: true });
    }
  });

  test('a hash with older parameters is made anew', async () => {
    const { username, id } = await member();
    const { hash } = await import('@node-rs/argon2');
    await db.member.update({
      where: { id },
      data: { passwordHash: await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 }) },
    });
    expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({ ok: true });
    const row = await db.member.findUnique({ where: { id } });
    expect(row?.passwordHash).toMatch(/m=19456,t=2,p=1/);
    expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({ ok: true });
  });

  test('a password typed in another Unicode form is the same password', async () => {
    const { username, id } = await member();
    await db.member.update({
      where: { id },
      data: { passwordHash: await hashPassword('caf\u00e9 au lait') },
    });
    expect(await signIn({ name: username, password: 'cafe\u0301 au lait' }, origin)).toMatchObject({
      ok: true,
    });
  });

  test('an expired session signs nobody in', async () => {
    const { id } = await member();
    const { secret } = await signedIn(id);
    await db.session.updateMany({ where: { memberId: id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await viewerOfSession(secret)).toBeNull();
    expect(await viewerOfSession('made-up')).toBeNull();
  });
});

describe('a forgotten password', () => {
  test('is set anew by the mailed link, once, and everything open ends', async () => {
    const { email, username, id } = await member();
    const { viewer, secret } = await signedIn(id);
    const token = await createAccessToken(viewer, { name: 'script', scopes: ['posts:write'], days: 7 });
    if (!token.ok) throw new Error('no token');
    expect(await requestPasswordReset({ email, locale: 'en' }, origin)).toEqual({ ok: true, value: null });
    const link = await mailedSecret(email);
    expect(await peekReset(link)).toMatchObject({ ok: true, value: { username } });
    const once = () => resetPassword({ token: link, password: NEW_PASSWORD }, origin);
    const both = await Promise.all([once(), once()]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await viewerOfSession(secret)).toBeNull();
    expect(await viewerOfToken(token.value.secret)).toMatchObject({
      ok: false,
      error: { code: 'token_invalid' },
    });
    expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({ ok: false });
    expect(await signIn({ name: username, password: NEW_PASSWORD }, origin)).toMatchObject({ ok: true });
  });

  test('an unknown address is answered the same, and gets no mail', async () => {
    const { email } = await member();
    const known = await requestPasswordReset({ email, locale: 'en' }, origin);
    const unknown = await requestPasswordReset({ email: 'unknown@example.org', locale: 'en' }, origin);
    expect(unknown).toEqual(known);
    expect(await mailsTo('unknown@example.org')).toBe(0);
  });

  test('one address is asked for only so often, known or not', async () => {
    const { email } = await member();
    for (const to of [email, 'nobody-at-all@example.org']) {
      const answers = [];
      for (let index = 0; index < 4; index++)
        answers.push(await requestPasswordReset({ email: to, locale: 'en' }, origin));
      expect(answers.slice(0, 3).every((result) => result.ok)).toBe(true);
      expect(answers[3]).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    }
  });

  test('only the newest link works, and it ends with its time', async () => {
    const { email } = await member();
    await requestPasswordReset({ email, locale: 'en' }, origin);
    const older = await mailedSecret(email);
    await requestPasswordReset({ email, locale: 'en' }, origin);
    const newer = await mailedSecret(email);
    expect(await peekReset(older)).toMatchObject({ ok: false });
    expect(await peekReset(newer)).toMatchObject({ ok: true });
    await db.oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await resetPassword({ token: newer, password: NEW_PASSWORD }, origin)).toMatchObject({
      ok: false,
      error: { code: 'token_invalid' },
    });
  });

  test('a link to confirm does not reset, and one to reset does not confirm', async () => {
    const { email, id } = await member({ emailConfirmed: false });
    await requestPasswordReset({ email, locale: 'en' }, origin);
    const reset = await mailedSecret(email);
    expect(await confirmEmail(reset)).toMatchObject({ ok: false });
    await resendConfirmation((await signedIn(id)).viewer);
    const confirm = await mailedSecret(email);
    expect(await resetPassword({ token: confirm, password: NEW_PASSWORD }, origin)).toMatchObject({
      ok: false,
    });
    expect(await confirmEmail(confirm)).toMatchObject({ ok: true });
  });

  test('a demo member gets no link', async () => {
    const { email } = await member({ demo: true });
    await requestPasswordReset({ email, locale: 'en' }, origin);
    expect(await mailsTo(email)).toBe(0);
  });
});

describe('changing the password', () => {
  test('ends every other session and gives this browser a new one', async () => {
    const { id, username, email } = await member();
    const here = await signedIn(id);
    const there = await signedIn(id);
    const result = await changePassword(here.viewer, { current: PASSWORD, password: NEW_PASSWORD }, origin);
    if (!result.ok) throw new Error(result.error.code);
    expect(await viewerOfSession(there.secret)).toBeNull();
    expect(await viewerOfSession(here.secret)).toBeNull();
    expect((await viewerOfSession(result.value.secret))?.id).toBe(id);
    expect(await signIn({ name: username, password: NEW_PASSWORD }, origin)).toMatchObject({ ok: true });
    const notice = await db.outboxMail.findFirst({ where: { to: email } });
    // Told at the member's own time: Shanghai is eight hours ahead, and the texts have no gap left.
    expect(notice?.text).toMatch(/于 \d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2} 更改/);
    expect(notice?.text).not.toMatch(/\{\w+\}/);
  });

  test('asks for the present one, and counts guesses', async () => {
    const { id } = await member();
    const { viewer, secret } = await signedIn(id);
    const guess = () =>
      changePassword(viewer, { current: 'not the present one', password: NEW_PASSWORD }, origin);
    const answers = [];
    for (let index = 0; index < 9; index++) answers.push(await guess());
    expect(answers[0]).toMatchObject({
      ok: false,
      error: { code: 'bad_credentials', fields: [{ field: 'current' }] },
    });
    expect(answers[8]).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(await viewerOfSession(secret)).not.toBeNull();
  });

  test('an access token may not', async () => {
    const { id } = await member();
    const { viewer } = await signedIn(id);
    const byToken = { ...viewer, sessionId: null, scopes: ['posts:write'] };
    const input = { current: PASSWORD, password: NEW_PASSWORD };
    expect(await changePassword(byToken, input, origin)).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    });
  });
});

describe('changing the mail address', () => {
  test('takes effect when the new address is proved, and the old one is told', async () => {
    const { id, email } = await member();
    const { viewer } = await signedIn(id);
    await requestPasswordReset({ email, locale: 'en' }, origin);
    const reset = await mailedSecret(email);
    expect(await changeEmail(viewer, { email: 'moved@example.org', password: PASSWORD })).toEqual({
      ok: true,
      value: null,
    });
    expect((await db.member.findUnique({ where: { id } }))?.email).toBe(email);
    expect(await confirmEmail(await mailedSecret('moved@example.org'))).toMatchObject({ ok: true });
    expect((await db.member.findUnique({ where: { id } }))?.email).toBe('moved@example.org');
    expect(
      (await db.outboxMail.findFirst({ where: { to: email }, orderBy: { id: 'desc' } }))?.text,
    ).toContain('moved@example.org');
    // A reset link that went to the old address is worth nothing now.
    expect(await resetPassword({ token: reset, password: NEW_PASSWORD }, origin)).toMatchObject({
      ok: false,
    });
  });

  test('needs the password', async () => {
    const { id } = await member();
    const { viewer } = await signedIn(id);
    expect(
      await changeEmail(viewer, { email: 'thief@example.org', password: 'guess guess guess' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad_credentials' },
    });
    expect(await mailsTo('thief@example.org')).toBe(0);
  });

  test('the confirmed address of another member is answered like a free one, and stays theirs', async () => {
    const owner = await member();
    const { id } = await member();
    const { viewer } = await signedIn(id);
    expect(await changeEmail(viewer, { email: owner.email, password: PASSWORD })).toEqual({
      ok: true,
      value: null,
    });
    expect(await mailedSecret(owner.email)).toBe('');
    expect((await db.member.findUnique({ where: { id: owner.id } }))?.email).toBe(owner.email);
  });

  test('whoever proves an address gets it from a member who never did', async () => {
    const squatter = await member({ emailConfirmed: false });
    const { id } = await member();
    const { viewer } = await signedIn(id);
    await changeEmail(viewer, { email: squatter.email, password: PASSWORD });
    expect(await confirmEmail(await mailedSecret(squatter.email))).toMatchObject({ ok: true });
    expect((await db.member.findUnique({ where: { id: squatter.id } }))?.email).toBeNull();
    expect((await db.member.findUnique({ where: { id } }))?.email).toBe(squatter.email);
  });
});

describe('asking for the confirmation link again', () => {
  test('works for a waiting address, and says the same for others', async () => {
    const waiting = await member({ emailConfirmed: false });
    const confirmed = await member();
    for (const email of [waiting.email, confirmed.email, 'stranger@example.org']) {
      expect(await requestConfirmation({ email, locale: 'en' }, origin)).toEqual({ ok: true, value: null });
    }
    expect(await mailsTo(waiting.email)).toBe(1);
    expect(await mailsTo(confirmed.email)).toBe(0);
  });
});

describe('sessions', () => {
  test('a member sees their browsers, ends one, and ends all others', async () => {
    const { id } = await member();
    const here = await signedIn(id);
    const there = await signedIn(id);
    await signedIn(id);
    const list = await listSessions(here.viewer);
    if (!list.ok) throw new Error('no list');
    expect(list.value).toHaveLength(3);
    expect(list.value.filter((session) => session.current)).toHaveLength(1);
    expect(list.value[0]?.browser).toBe('Firefox · Linux');
    expect(await revokeSession(here.viewer, there.viewer.sessionId ?? 0)).toMatchObject({ ok: true });
    expect(await viewerOfSession(there.secret)).toBeNull();
    expect(await revokeOtherSessions(here.viewer)).toEqual({ ok: true, value: 1 });
    expect(await viewerOfSession(here.secret)).not.toBeNull();
  });

  test('nobody ends another member’s session', async () => {
    const victim = await signedIn((await member()).id);
    const other = await signedIn((await member()).id);
    expect(await revokeSession(other.viewer, victim.viewer.sessionId ?? 0)).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(await viewerOfSession(victim.secret)).not.toBeNull();
  });
});

describe('access tokens', () => {
  test('carry their scopes, are shown once, and end when revoked or expired', async () => {
    const { id } = await member();
    const { viewer } = await signedIn(id);
    const made = await createAccessToken(viewer, {
      name: 'laptop',
      scopes: ['posts:write', 'posts:write'],
      days: 30,
    });
    if (!made.ok) throw new Error(made.error.code);
    const { secret, token } = made.value;
    expect(secret).toMatch(/^mb_[\w-]{43}$/);
    expect(secret.startsWith(token.hint)).toBe(true);
    expect(await viewerOfToken(secret)).toMatchObject({
      ok: true,
      value: { id, scopes: ['posts:write'], sessionId: null },
    });
    expect(JSON.stringify(await db.accessToken.findMany())).not.toContain(secret);
    await db.accessToken.update({ where: { id: token.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await viewerOfToken(secret)).toMatchObject({ ok: false, error: { code: 'token_invalid' } });
  });

  test('a member has at most twenty, also when made at once', async () => {
    const { id } = await member();
    const { viewer } = await signedIn(id);
    const input = { name: 'many', scopes: ['posts:write'], days: null };
    const results = await Promise.all(Array.from({ length: 24 }, () => createAccessToken(viewer, input)));
    expect(results.filter((result) => result.ok)).toHaveLength(20);
    expect(await db.accessToken.count({ where: { memberId: id } })).toBe(20);
  });

  test.each([
    { name: '', scopes: ['posts:write'], days: 7 },
    { name: 'x', scopes: [], days: 7 },
    { name: 'x', scopes: ['everything'], days: 7 },
    { name: 'x', scopes: ['posts:write'], days: 8 },
    { name: 'x', scopes: ['posts:write'], days: 7, memberId: 1 },
  ])('%j is refused', async (input) => {
    const { viewer } = await signedIn((await member()).id);
    expect(await createAccessToken(viewer, input)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });
});

describe('suspension', () => {
  test('ends all sessions and tokens at once, is logged, keeps out until lifted', async () => {
    const moderator = await signedIn((await member({ role: 'moderator' })).id);
    const { id, username, email } = await member();
    const { viewer, secret } = await signedIn(id);
    const token = await createAccessToken(viewer, { name: 't', scopes: ['posts:write'], days: null });
    if (!token.ok) throw new Error('no token');
    const reason = 'spam in every board';
    expect(await suspendMember(moderator.viewer, { memberId: id, days: 7, reason })).toMatchObject({
      ok: true,
    });
    expect(await viewerOfSession(secret)).toBeNull();
    expect(await viewerOfToken(token.value.secret)).toMatchObject({
      ok: false,
      error: { code: 'suspended' },
    });
    expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({
      ok: false,
      error: { code: 'suspended' },
    });
    // Who does not know the password does not learn of it.
    expect(await signIn({ name: username, password: 'some other words' }, origin)).toMatchObject({
      error: { code: 'bad_credentials' },
    });
    const log = await db.moderationAction.findFirst({ where: { subjectId: id, subjectKind: 'member' } });
    expect(log).toMatchObject({ kind: 'suspend_member', reason, actorId: moderator.viewer.id });
    expect((await db.outboxMail.findFirst({ where: { to: email } }))?.text).toContain(reason);
    expect(await suspendMember(moderator.viewer, { memberId: id, days: 0, reason: 'appeal' })).toEqual({
      ok: true,
      value: { until: null },
    });
    expect(await signIn({ name: username, password: PASSWORD }, origin)).toMatchObject({ ok: true });
    expect(await db.moderationAction.count({ where: { subjectId: id } })).toBe(2);
  });

  test('is for moderators, and never of staff or of oneself', async () => {
    const moderator = await signedIn((await member({ role: 'moderator' })).id);
    const administrator = await signedIn((await member({ role: 'administrator' })).id);
    const plain = await signedIn((await member()).id);
    const input = (subject: { viewer: Viewer }) => ({
      memberId: subject.viewer.id,
      days: 7,
      reason: 'because',
    });
    for (const [actor, subject] of [
      [plain, moderator],
      [plain, plain],
      [moderator, moderator],
      [moderator, administrator],
      [administrator, moderator],
    ] as const) {
      expect(await suspendMember(actor.viewer, input(subject))).toMatchObject({
        ok: false,
        error: { code: 'not_allowed' },
      });
    }
    expect(await suspendMember(null, input(plain))).toMatchObject({
      ok: false,
      error: { code: 'not_signed_in' },
    });
    expect(await db.moderationAction.count({ where: { reason: 'because' } })).toBe(0);
  });
});
