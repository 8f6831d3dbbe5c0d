import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/views';
import {
  type PostFacts,
  refusalToDelete,
  refusalToEdit,
  refusalToReact,
  refusalToReply,
  refusalToRestore,
} from '@/lib/posts/policy';

const AUTHOR = 1;
const MODERATOR = 3;
const viewer = (id: number, more: Partial<Viewer> = {}): Viewer => ({
  id,
  username: `member-${id}`,
  displayName: `Member ${id}`,
  role: 'member',
  locale: 'en',
  timeZone: 'UTC',
  suspendedUntil: null,
  emailConfirmed: true,
  sessionId: 1,
  scopes: null,
  ...more,
});

const VIEWERS = {
  guest: null,
  author: viewer(AUTHOR),
  other: viewer(2),
  moderator: viewer(MODERATOR, { role: 'moderator' }),
  administrator: viewer(4, { role: 'administrator' }),
  suspended: viewer(AUTHOR, { suspendedUntil: new Date(Date.now() + 60_000) }),
  unconfirmed: viewer(AUTHOR, { emailConfirmed: false }),
  reader: viewer(AUTHOR, { scopes: ['notifications:read'], sessionId: null }),
};
type Who = keyof typeof VIEWERS;

const NOW = new Date();
const POSTS: Record<string, PostFacts> = {
  standing: {
    number: 2,
    authorId: AUTHOR,
    deletedAt: null,
    deletedById: null,
    topic: { locked: false, deletedAt: null },
  },
  locked: {
    number: 2,
    authorId: AUTHOR,
    deletedAt: null,
    deletedById: null,
    topic: { locked: true, deletedAt: null },
  },
  deleted: {
    number: 2,
    authorId: AUTHOR,
    deletedAt: NOW,
    deletedById: AUTHOR,
    topic: { locked: false, deletedAt: null },
  },
  removed: {
    number: 2,
    authorId: AUTHOR,
    deletedAt: NOW,
    deletedById: MODERATOR,
    topic: { locked: false, deletedAt: null },
  },
  orphaned: {
    number: 2,
    authorId: AUTHOR,
    deletedAt: null,
    deletedById: null,
    topic: { locked: false, deletedAt: NOW },
  },
  topic: {
    number: 1,
    authorId: AUTHOR,
    deletedAt: NOW,
    deletedById: AUTHOR,
    topic: { locked: false, deletedAt: NOW },
  },
};

type Row = [state: string, who: Who, code: string | null];

function table(
  name: string,
  policy: (viewer: Viewer | null, post: PostFacts) => { code: string } | null,
  rows: Row[],
) {
  describe(name, () => {
    it.each(rows)('%s post, %s: %s', (state, who, code) => {
      const post = POSTS[state];
      if (!post) throw new Error(`no post "${state}"`);
      expect(policy(VIEWERS[who], post)?.code ?? null).toBe(code);
    });
  });
}

const CHANGE: Row[] = [
  ['standing', 'guest', 'not_signed_in'],
  ['standing', 'author', null],
  ['standing', 'other', 'not_allowed'],
  ['standing', 'moderator', null],
  ['standing', 'administrator', null],
  ['standing', 'suspended', 'suspended'],
  ['standing', 'unconfirmed', 'not_allowed'],
  ['standing', 'reader', 'not_allowed'],
  ['locked', 'author', 'locked'],
  ['locked', 'moderator', null],
  ['deleted', 'author', 'gone'],
  ['deleted', 'moderator', 'gone'],
  ['orphaned', 'author', 'gone'],
  ['orphaned', 'moderator', 'gone'],
];
table('who may edit', refusalToEdit, CHANGE);
table('who may delete', refusalToDelete, CHANGE);

table('who may restore', refusalToRestore, [
  ['deleted', 'guest', 'not_signed_in'],
  ['deleted', 'author', null],
  ['deleted', 'other', 'not_allowed'],
  ['deleted', 'moderator', null],
  ['deleted', 'suspended', 'suspended'],
  ['removed', 'author', 'not_allowed'],
  ['removed', 'other', 'not_allowed'],
  ['removed', 'moderator', null],
  ['topic', 'author', null],
  ['topic', 'other', 'not_allowed'],
  ['topic', 'administrator', null],
  ['orphaned', 'moderator', 'gone'],
  ['orphaned', 'author', 'gone'],
]);

table('who may react', refusalToReact, [
  ['standing', 'guest', 'not_signed_in'],
  ['standing', 'other', null],
  ['standing', 'author', null],
  ['standing', 'unconfirmed', 'not_allowed'],
  ['standing', 'suspended', 'suspended'],
  ['locked', 'other', null],
  ['deleted', 'other', 'gone'],
  ['orphaned', 'moderator', 'gone'],
]);

table('who may reply', (who, post) => refusalToReply(who, post.topic), [
  ['standing', 'guest', 'not_signed_in'],
  ['standing', 'other', null],
  ['standing', 'reader', 'not_allowed'],
  ['locked', 'other', 'locked'],
  ['locked', 'moderator', null],
  ['orphaned', 'moderator', 'gone'],
]);
