import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/views';
import { countUnread } from '@/lib/notifications/count-unread';
import { listNotifications } from '@/lib/notifications/list-notifications';
import { markNotificationsRead } from '@/lib/notifications/mark-notifications-read';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { restorePost } from '@/lib/posts/restore-post';
import { quoteMarkdown } from '@/lib/posts/views';
import { makePost, makeViewer } from '@/prisma/factories';
import { codeOf, makeWorld, unwrap } from './world';

const kindsOf = async (viewer: Viewer) => (await listNotifications(viewer, 1))?.items.map(({ kind }) => kind);

describe('notifications', () => {
  it('the opener of a topic hears of a reply, but not of their own', async () => {
    const { author, other, topic } = await makeWorld();
    unwrap(await createPost(other, { topicId: topic.id, source: 'A reply.' }));
    unwrap(await createPost(author, { topicId: topic.id, source: 'My own.' }));
    const page = await listNotifications(author, 1);
    expect(page?.items).toMatchObject([
      {
        kind: 'topic_reply',
        read: false,
        actor: { id: other.id },
        topic: { id: topic.id },
        post: { number: 2, excerpt: 'A reply.' },
      },
    ]);
    expect(await kindsOf(other)).toEqual([]);
  });

  it('a member hears once of a post that quotes, answers and names them, for the strongest reason', async () => {
    const { author, topic } = await makeWorld();
    const quoted = await makeViewer({ username: 'quoted-one' });
    const post = await makePost({ author: quoted, topic, source: 'Cite me.' });
    const source = `${quoteMarkdown(quoted, post.id, 'Cite me.')}@quoted-one, is that so?`;
    unwrap(await createPost(author, { topicId: topic.id, source, replyToId: post.id }));
    expect(await kindsOf(quoted)).toEqual(['quote']);
    expect(await countUnread(quoted.id)).toBe(1);
  });

  it('an answered member hears of the answer', async () => {
    const { author, other, topic } = await makeWorld();
    const post = await makePost({ author: other, topic });
    unwrap(await createPost(author, { topicId: topic.id, source: 'Yes.', replyToId: post.id }));
    expect(await kindsOf(other)).toEqual(['reply']);
  });

  it('says nothing of a deleted post, until it is restored', async () => {
    const { author, other, topic } = await makeWorld();
    const { postId } = unwrap(await createPost(other, { topicId: topic.id, source: 'Oops.' }));
    unwrap(await deletePost(other, { postId }));
    expect([await kindsOf(author), await countUnread(author.id)]).toEqual([[], 0]);
    unwrap(await restorePost(other, { postId }));
    expect([await kindsOf(author), await countUnread(author.id)]).toEqual([['topic_reply'], 1]);
  });

  it('a member marks one read, then all, and never somebody else’s', async () => {
    const { author, other, topic } = await makeWorld();
    for (const source of ['One.', 'Two.', 'Three.']) await createPost(other, { topicId: topic.id, source });
    const [first] = (await listNotifications(author, 1))?.items ?? [];
    expect(unwrap(await markNotificationsRead(other, { id: first?.id }))).toEqual({ unread: 0 });
    expect(await countUnread(author.id)).toBe(3);
    expect(unwrap(await markNotificationsRead(author, { id: first?.id }))).toEqual({ unread: 2 });
    expect(unwrap(await markNotificationsRead(author, {}))).toEqual({ unread: 0 });
    expect(codeOf(await markNotificationsRead(null, {}))).toBe('not_signed_in');
  });

  it('names at most twenty members of one post', async () => {
    const { author, topic } = await makeWorld();
    const crowd = await Promise.all(
      Array.from({ length: 22 }, (_, index) =>
        makeViewer({ username: `crowd-${'abcdefghjkmnpqrstuvwxyz'[index]}x` }),
      ),
    );
    const source = crowd.map(({ username }) => `@${username}`).join(' ');
    unwrap(await createPost(author, { topicId: topic.id, source }));
    const told = await Promise.all(crowd.map(({ id }) => countUnread(id)));
    expect(told.reduce((sum, count) => sum + count)).toBe(20);
  });
});
