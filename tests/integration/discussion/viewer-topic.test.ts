import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { deletePost } from '@/lib/posts/delete-post';
import { toggleReaction } from '@/lib/posts/toggle-reaction';
import { getViewerTopic } from '@/lib/topics/get-viewer-topic';
import { makePost, makeViewer } from '@/prisma/factories';
import { makeReplies, makeWorld, unwrap } from './world';

const RANGE = { from: 1, to: 20 };

describe('the viewer’s overlay of a topic page', () => {
  it('a guest may do nothing, and the form says to sign in', async () => {
    const { topic } = await makeWorld();
    expect(await getViewerTopic(null, topic.id, RANGE)).toEqual({
      topicId: topic.id,
      memberId: null,
      canReply: false,
      replyRefusal: 'not_signed_in',
      canEditTopic: false,
      canDeleteTopic: false,
      canRestoreTopic: false,
      canLock: false,
      canPin: false,
      posts: [
        {
          number: 1,
          postId: topic.postId,
          own: false,
          canEdit: false,
          canDelete: false,
          canRestore: false,
          canReact: false,
          reactions: [],
        },
      ],
    });
  });

  it('a member may change their own posts and sees their own reactions only', async () => {
    const { author, other, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    unwrap(await toggleReaction(other, { postId: topic.postId, kind: 'like' }));
    unwrap(await toggleReaction(author, { postId: topic.postId, kind: 'rocket' }));
    const view = await getViewerTopic(other, topic.id, RANGE);
    expect(view).toMatchObject({ canReply: true, canEditTopic: false, canLock: false });
    expect(view?.posts).toMatchObject([
      { own: false, canEdit: false, canDelete: false, canReact: true, reactions: ['like'] },
      { postId: reply.id, own: true, canEdit: true, canDelete: true, reactions: [] },
    ]);
  });

  it('offers undo to whoever deleted, and to moderators', async () => {
    const { author, other, moderator, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    unwrap(await deletePost(other, { postId: reply.id }));
    const undo = async (viewer: typeof other | null) =>
      (await getViewerTopic(viewer, topic.id, RANGE))?.posts[1]?.canRestore;
    expect([await undo(other), await undo(moderator), await undo(author), await undo(null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    unwrap(await deletePost(author, { postId: topic.postId }));
    const gone = await getViewerTopic(author, topic.id, RANGE);
    expect(gone).toMatchObject({
      canRestoreTopic: true,
      canReply: false,
      replyRefusal: 'deleted',
      posts: [],
    });
    expect((await getViewerTopic(other, topic.id, RANGE))?.canRestoreTopic).toBe(false);
  });

  it.each([
    ['locked', {}, true, 'locked'],
    ['unconfirmed', { emailConfirmedAt: null }, false, 'email_not_confirmed'],
    ['suspended', { suspendedUntil: new Date(Date.now() + 60_000) }, false, 'suspended'],
  ])('says why a member cannot reply: %s', async (_name, columns, locked, refusal) => {
    const { topic } = await makeWorld();
    if (locked) await db.topic.update({ where: { id: topic.id }, data: { locked: true } });
    const view = await getViewerTopic(await makeViewer(columns), topic.id, RANGE);
    expect(view).toMatchObject({ canReply: false, replyRefusal: refusal, canEditTopic: false });
    expect(view?.posts[0]?.canEdit).toBe(false);
  });

  it('a moderator may do everything', async () => {
    const { moderator, topic } = await makeWorld();
    const view = await getViewerTopic(moderator, topic.id, RANGE);
    expect(view).toMatchObject({ canEditTopic: true, canDeleteTopic: true, canLock: true, canPin: true });
    expect(view?.posts[0]).toMatchObject({ own: false, canEdit: true, canDelete: true });
  });

  it('gives the range that was asked for, bounded', async () => {
    const world = await makeWorld();
    await makeReplies(world, 24);
    const second = await getViewerTopic(null, world.topic.id, { from: 21, to: 40 });
    expect(second?.posts.map((post) => post.number)).toEqual([21, 22, 23, 24, 25]);
    expect(await getViewerTopic(null, 2 ** 40, RANGE)).toBeNull();
    expect(await getViewerTopic(null, Number.NaN, RANGE)).toBeNull();
  });
});
