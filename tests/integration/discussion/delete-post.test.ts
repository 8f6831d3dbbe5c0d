import { describe, expect, it } from 'vitest';
import { getBoard } from '@/lib/boards/get-board';
import { db } from '@/lib/db';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { editPost } from '@/lib/posts/edit-post';
import { getDeletablePost } from '@/lib/posts/get-deletable-post';
import { getPostHistory } from '@/lib/posts/get-post-history';
import { getPostPlace } from '@/lib/posts/get-post-place';
import { getPostSource } from '@/lib/posts/get-post-source';
import { listMemberPosts } from '@/lib/posts/list-member-posts';
import { restorePost } from '@/lib/posts/restore-post';
import { toggleReaction } from '@/lib/posts/toggle-reaction';
import { getTag } from '@/lib/tags/get-tag';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { listLatestTopics } from '@/lib/topics/list-latest-topics';
import { makePost, makeTopic } from '@/prisma/factories';
import { codeOf, makeReplies, makeWorld, unwrap, type World } from './world';

const countsOf = async ({ board, author, other, topic }: World) => {
  const members = await db.member.findMany({
    where: { id: { in: [author.id, other.id] } },
    orderBy: { id: 'asc' },
  });
  const { replyCount } = await db.topic.findUniqueOrThrow({ where: { id: topic.id } });
  const view = await getBoard(board.slug);
  return {
    board: [view?.topicCount, view?.postCount],
    members: members.map((member) => [member.topicCount, member.postCount]),
    replyCount,
  };
};

describe('deleting and undoing', () => {
  it('a deleted reply leaves a tombstone with its number, and comes back whole', async () => {
    const world = await makeWorld();
    const { other, topic } = world;
    const reply = await makePost({ author: other, topic, source: 'Secret text' });
    await makePost({ author: other, topic });
    unwrap(await toggleReaction(world.author, { postId: reply.id, kind: 'thanks' }));
    const before = await getTopicPage(topic.id, 1);
    const { touched } = unwrap(await deletePost(other, { postId: reply.id }));
    expect(touched).toMatchObject({ home: true, boards: [world.board.slug], topics: [topic.id] });
    const page = await getTopicPage(topic.id, 1);
    expect(page?.topic.replyCount).toBe(1);
    expect(page?.posts.map((post) => post.number)).toEqual([1, 2, 3]);
    expect(page?.posts[1]).toMatchObject({ html: '', reactions: [], deleted: { by: 'author' } });
    expect(JSON.stringify(page)).not.toContain('Secret text');
    unwrap(await restorePost(other, { postId: reply.id }));
    expect(await getTopicPage(topic.id, 1)).toEqual(before);
  });

  it('hides a deleted post’s source and history from everybody', async () => {
    const { other, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic, source: 'Secret text' });
    unwrap(await editPost(other, { postId: reply.id, version: 1, source: 'Other text' }));
    unwrap(await deletePost(other, { postId: reply.id }));
    expect(await getPostSource(reply.id)).toBeNull();
    expect(await getPostHistory(reply.id)).toBeNull();
    expect((await listMemberPosts(other.id, 1))?.total).toBe(0);
  });

  it('keeps every other post on its page and number', async () => {
    const world = await makeWorld();
    const ids = await makeReplies(world, 22);
    const [second = 0] = ids;
    unwrap(await deletePost(world.author, { postId: second }));
    const [first, next] = [await getTopicPage(world.topic.id, 1), await getTopicPage(world.topic.id, 2)];
    expect(first?.posts.map((post) => post.number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(next?.posts.map((post) => post.number)).toEqual([21, 22, 23]);
    expect(await getPostPlace(second)).toMatchObject({ topicId: world.topic.id, number: 2, page: 1 });
    const newest = unwrap(await createPost(world.author, { topicId: world.topic.id, source: 'Next' }));
    expect(newest.number).toBe(24);
  });

  it('gives the time of the newest post that still stands', async () => {
    const { author, other, topic } = await makeWorld();
    const early = new Date(Date.now() + 60_000);
    const late = new Date(Date.now() + 120_000);
    await makePost({ author: other, topic, createdAt: early });
    const newest = await makePost({ author: other, topic, createdAt: late });
    unwrap(await deletePost(other, { postId: newest.id }));
    const page = await listLatestTopics(1);
    const row = page?.items.find((item) => item.id === topic.id);
    expect(row).toMatchObject({ lastActivityAt: early.toISOString(), lastPost: { number: 2 } });
    expect(row?.author.id).toBe(author.id);
  });

  it('deleting the opening post deletes the topic, and undo brings all of it back', async () => {
    const world = await makeWorld();
    const { author, other, board, topic } = world;
    const tagged = await makeTopic({ author, board, tags: ['gone-soon'] });
    await makePost({ author: other, topic: tagged });
    const before = await countsOf({ ...world, topic: tagged });
    const { touched } = unwrap(await deletePost(author, { postId: tagged.postId }));
    expect(touched.members).toEqual(expect.arrayContaining([author.id, other.id]));
    expect(touched.tags).toEqual(['gone-soon']);
    const page = await getTopicPage(tagged.id, 1);
    expect(page).toMatchObject({ topic: { title: '', tags: [], deleted: { by: 'author' } }, posts: [] });
    expect(await getTag('gone-soon')).toBeNull();
    expect((await listLatestTopics(1))?.items.map((row) => row.id)).not.toContain(tagged.id);
    expect(await countsOf({ ...world, topic })).toMatchObject({
      board: [1, 1],
      members: [
        [1, 1],
        [0, 0],
      ],
    });
    expect(codeOf(await createPost(other, { topicId: tagged.id, source: 'Still?' }))).toBe('gone');
    unwrap(await restorePost(author, { postId: tagged.postId }));
    expect(await countsOf({ ...world, topic: tagged })).toEqual(before);
    expect((await getTopicPage(tagged.id, 1))?.posts).toHaveLength(2);
  });

  it('lets nobody but its author and moderators delete, and logs what moderators do', async () => {
    const { author, other, moderator, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    expect(codeOf(await deletePost(null, { postId: reply.id }))).toBe('not_signed_in');
    expect(codeOf(await deletePost(author, { postId: reply.id }))).toBe('not_allowed');
    expect(codeOf(await deletePost(moderator, { postId: reply.id }))).toBe('invalid_input');
    unwrap(await deletePost(moderator, { postId: reply.id, reason: 'Spam' }));
    expect((await getTopicPage(topic.id, 1))?.posts[1]?.deleted?.by).toBe('moderator');
    expect(codeOf(await deletePost(other, { postId: reply.id }))).toBe('gone');
    const log = await db.moderationAction.findMany({ where: { subjectId: reply.id, subjectKind: 'post' } });
    expect(log).toMatchObject([{ kind: 'delete_post', actorId: moderator.id, reason: 'Spam' }]);
  });

  it('does not let the author undo what a moderator deleted, but a moderator may', async () => {
    const { author, other, moderator, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    unwrap(await deletePost(moderator, { postId: reply.id, reason: 'Spam' }));
    expect(codeOf(await restorePost(other, { postId: reply.id }))).toBe('not_allowed');
    expect(codeOf(await restorePost(author, { postId: reply.id }))).toBe('not_allowed');
    unwrap(await restorePost(moderator, { postId: reply.id }));
    expect((await getTopicPage(topic.id, 1))?.posts[1]?.deleted).toBeNull();
  });

  it('counts a deletion once, however often it is clicked', async () => {
    const { other, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    const clicks = await Promise.all([1, 2, 3].map(() => deletePost(other, { postId: reply.id })));
    expect(clicks.map(codeOf).sort()).toEqual(['gone', 'gone', 'ok']);
    expect((await getTopicPage(topic.id, 1))?.topic.replyCount).toBe(0);
    await Promise.all([1, 2, 3].map(() => restorePost(other, { postId: reply.id })));
    expect((await getTopicPage(topic.id, 1))?.topic.replyCount).toBe(1);
  });

  it('says before a deletion whether the topic goes with it', async () => {
    const { author, other, moderator, topic } = await makeWorld('Opening text.');
    const reply = await makePost({ author: other, topic });
    expect(unwrap(await getDeletablePost(author, topic.postId))).toMatchObject({
      deletesTopic: true,
      needsReason: false,
      excerpt: 'Opening text.',
    });
    expect(unwrap(await getDeletablePost(moderator, reply.id))).toMatchObject({
      deletesTopic: false,
      needsReason: true,
    });
    expect(codeOf(await getDeletablePost(author, reply.id))).toBe('not_allowed');
  });
});
