import { describe, expect, test } from 'vitest';
import {
  isSuspended,
  mayEditProfile,
  mayManageAccount,
  mayReadOutbox,
  maySuspend,
  mayWrite,
  refusalToWrite,
} from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';

const member: Viewer = {
  id: 1,
  username: 'alice',
  displayName: 'Alice',
  role: 'member',
  locale: 'en',
  timeZone: 'UTC',
  suspendedUntil: null,
  emailConfirmed: true,
  sessionId: 1,
  scopes: null,
};
const now = new Date('2026-11-23T12:00:00Z');
const token = (...scopes: string[]): Viewer => ({ ...member, sessionId: null, scopes });

describe('who may write', () => {
  test.each([
    ['a guest', null, 'not_signed_in'],
    ['a member', member, undefined],
    ['a member without a confirmed address', { ...member, emailConfirmed: false }, 'not_allowed'],
    ['a suspended member', { ...member, suspendedUntil: new Date('2026-11-24') }, 'suspended'],
    ['a member whose suspension is over', { ...member, suspendedUntil: new Date('2026-11-22') }, undefined],
    [
      'a suspended member without a confirmed address',
      { ...member, emailConfirmed: false, suspendedUntil: new Date('2026-11-24') },
      'suspended',
    ],
    ['a token with the scope', token('posts:write'), undefined],
    ['a token with another scope', token('topics:write'), 'not_allowed'],
    ['a token without scopes', token(), 'not_allowed'],
    [
      'an administrator without a confirmed address',
      { ...member, role: 'administrator' as const, emailConfirmed: false },
      'not_allowed',
    ],
  ])('%s', (_name, viewer, code) => {
    expect(refusalToWrite(viewer, 'posts:write', now)?.code).toBe(code);
    expect(mayWrite(viewer, 'posts:write', now)).toBe(code === undefined);
  });

  test('a suspension ends in its very moment', () => {
    expect(isSuspended({ suspendedUntil: now }, now)).toBe(false);
    expect(isSuspended({ suspendedUntil: new Date(now.getTime() + 1) }, now)).toBe(true);
  });
});

describe('who may do what to an account', () => {
  test('the member in a browser, never a token', () => {
    expect(mayManageAccount(member)).toBe(true);
    expect(mayManageAccount(token('posts:write', 'topics:write'))).toBe(false);
    expect(mayManageAccount(null)).toBe(false);
    expect(mayEditProfile({ ...member, suspendedUntil: new Date('2026-11-24') }, now)).toBe(false);
  });

  const roles = ['member', 'moderator', 'administrator'] as const;
  test.each(roles.flatMap((actor) => roles.map((subject) => [actor, subject] as const)))(
    'a %s and the suspension of a %s',
    (actor, subject) => {
      const may = maySuspend({ ...member, role: actor }, { id: 2, role: subject });
      expect(may).toBe(actor !== 'member' && subject === 'member');
    },
  );

  test('nobody suspends themself, and no token suspends anybody', () => {
    expect(maySuspend({ ...member, role: 'moderator' }, { id: 1, role: 'member' })).toBe(false);
    expect(maySuspend({ ...token('posts:write'), role: 'moderator' }, { id: 2, role: 'member' })).toBe(false);
  });

  test('administrators alone read the outbox, in a browser', () => {
    expect(roles.map((role) => mayReadOutbox({ ...member, role }))).toEqual([false, false, true]);
    expect(mayReadOutbox({ ...token(), role: 'administrator' })).toBe(false);
    expect(mayReadOutbox(null)).toBe(false);
  });
});
