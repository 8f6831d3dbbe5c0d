import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPost } from '@/lib/posts/create-post';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { makeTopic, makeViewer } from '@/prisma/factories';
import { codeOf, makeWorld, unwrap } from './world';

describe('replying', () => {
  it('a member replies, the topic moves up, and the counts follow', async () => {
    const { other, author, topic, board } = await makeWorld();
    const before = await getTopicPage(topic.id, 1);
    const reply = unwrap(await createPost(other, { topicId: topic.id, source: 'Thanks, `np.log` it is.' }));
    expect(reply).toMatchObject({ topicId: topic.id, number: 2 });
    const page = await getTopicPage(topic.id, 1);
    expect(page?.topic).toMatchObject({ replyCount: 1, lastNumber: 2 });
    expect(page?.posts.map((post) => post.number)).toEqual([1, 2]);
    expect(page?.topic.lastActivityAt).not.toBe(before?.topic.lastActivityAt);
    expect(reply.touched).toMatchObject({ home: true, boards: [board.slug], topics: [topic.id] });
    expect(reply.touched.members).toEqual(expect.arrayContaining([author.id, other.id]));
    const row = await db.board.findUniqueOrThrow({ where: { id: board.id } });
    expect([row.topicCount, row.postCount]).toEqual([1, 2]);
  });

  it('answers a post of the same topic only', async () => {
    const { other, author, topic, board } = await makeWorld();
    const foreign = await makeTopic({ author, board });
    const answer = { topicId: topic.id, source: 'Answer' };
    const good = unwrap(await createPost(other, { ...answer, replyToId: topic.postId }));
    const page = await getTopicPage(topic.id, 1);
    expect(page?.posts.find((post) => post.id === good.postId)?.replyTo).toMatchObject({
      number: 1,
      author: { id: author.id },
    });
    const bad = await createPost(other, { ...answer, replyToId: foreign.postId });
    expect(bad).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('gives twenty replies at once twenty numbers without a gap', async () => {
    const { other, topic, board } = await makeWorld();
    const viewers = [other, ...(await Promise.all(Array.from({ length: 4 }, () => makeViewer())))];
    const posts = Array.from({ length: 20 }, (_, index) =>
      createPost(viewers[index % 5] ?? other, { topicId: topic.id, source: `Reply ${index}` }),
    );
    const numbers = (await Promise.all(posts)).map((result) => unwrap(result).number);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    const page = await getTopicPage(topic.id, 2);
    expect(page?.topic).toMatchObject({ replyCount: 20, lastNumber: 21, pageCount: 2 });
    expect(page?.posts.map((post) => post.number)).toEqual([21]);
    expect((await db.board.findUniqueOrThrow({ where: { id: board.id } })).postCount).toBe(21);
  });

  it('makes one post of a form that is sent twice at once, and again later', async () => {
    const { other, topic } = await makeWorld();
    const input = { topicId: topic.id, source: 'Once.', submissionId: crypto.randomUUID() };
    const results = await Promise.all([createPost(other, input), createPost(other, input)]);
    const later = await createPost(other, input);
    expect([...results, later].map((result) => unwrap(result).number)).toEqual([2, 2, 2]);
    expect((await getTopicPage(topic.id, 1))?.topic.replyCount).toBe(1);
  });

  it('does not swallow another text that comes under a used submission id', async () => {
    const { other, author, topic } = await makeWorld();
    const submissionId = crypto.randomUUID();
    unwrap(await createPost(other, { topicId: topic.id, source: 'First', submissionId }));
    const second = await createPost(other, { topicId: topic.id, source: 'Second', submissionId });
    const foreign = await createPost(author, { topicId: topic.id, source: 'First', submissionId });
    expect([unwrap(second).number, unwrap(foreign).number]).toEqual([3, 4]);
  });

  it('lets only moderators write in a locked topic, and nobody in a deleted one', async () => {
    const { other, moderator, topic } = await makeWorld();
    const input = { topicId: topic.id, source: 'May I?' };
    await db.topic.update({ where: { id: topic.id }, data: { locked: true } });
    expect(codeOf(await createPost(other, input))).toBe('locked');
    expect(codeOf(await createPost(moderator, input))).toBe('ok');
    await db.topic.update({ where: { id: topic.id }, data: { deletedAt: new Date() } });
    expect(codeOf(await createPost(moderator, input))).toBe('gone');
    expect(codeOf(await createPost(other, { ...input, topicId: 2_000_000_000 }))).toBe('not_found');
    expect(codeOf(await createPost(other, { ...input, topicId: 3_000_000_000 }))).toBe('invalid_input');
  });

  it('refuses guests, unconfirmed and suspended members', async () => {
    const { topic } = await makeWorld();
    const input = { topicId: topic.id, source: 'Hello' };
    const soon = new Date(Date.now() + 60_000);
    expect(codeOf(await createPost(null, input))).toBe('not_signed_in');
    expect(codeOf(await createPost(await makeViewer({ emailConfirmedAt: null }), input))).toBe('not_allowed');
    expect(codeOf(await createPost(await makeViewer({ suspendedUntil: soon }), input))).toBe('suspended');
    expect((await getTopicPage(topic.id, 1))?.topic.replyCount).toBe(0);
  });

  it('links members who are named, in any spelling of their name, and nobody else', async () => {
    const { other, topic } = await makeWorld();
    const named = await makeViewer({ username: 'Ada-Liu' });
    const source = `@ada-liu and @nobody-here, see \`@Ada-Liu\``;
    const { postId } = unwrap(await createPost(other, { topicId: topic.id, source }));
    const post = (await getTopicPage(topic.id, 1))?.posts.find(({ id }) => id === postId);
    expect(post?.html.match(/class="mention"/g)).toHaveLength(1);
    expect(post?.html).toContain('data-mention="ada-liu"');
    expect(await db.notification.count({ where: { postId, recipientId: named.id } })).toBe(1);
  });

  it('keeps a post that no renderer survives, as escaped text', async () => {
    const { other, topic } = await makeWorld();
    const source = `${'$'}${'{'.repeat(600)}x${'}'.repeat(600)}${'$'} <img src=x onerror=alert(1)>`;
    const { postId } = unwrap(await createPost(other, { topicId: topic.id, source }));
    const row = await db.post.findUniqueOrThrow({ where: { id: postId } });
    expect(row.source).toBe(source);
    expect(row.html).not.toMatch(/<img/);
    expect(row.excerpt.length).toBeGreaterThan(0);
  });
});
