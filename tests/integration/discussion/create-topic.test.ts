import { describe, expect, it } from 'vitest';
import { getBoard } from '@/lib/boards/get-board';
import { db } from '@/lib/db';
import { POST_SOURCE_MAX } from '@/lib/limits';
import { createTopic } from '@/lib/topics/create-topic';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { listTagTopics } from '@/lib/topics/list-tag-topics';
import { makeBoard, makeViewer } from '@/prisma/factories';
import { codeOf, unwrap } from './world';

const input = (board: string, more: object = {}) => ({
  board,
  title: '交叉熵的梯度',
  source: '损失$L$下降',
  tags: ['Cross Entropy', '梯度'],
  ...more,
});

describe('opening a topic', () => {
  it('a member opens a topic with formulas and tags, and everybody sees it', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const { topicId, postId, touched } = unwrap(await createTopic(viewer, input(board.slug)));
    const page = await getTopicPage(topicId, 1);
    expect(page?.topic).toMatchObject({ title: '交叉熵的梯度', replyCount: 0, lastNumber: 1, pageCount: 1 });
    expect(page?.topic.tags.map((tag) => tag.slug).sort()).toEqual(['cross-entropy', '梯度']);
    expect(page?.posts).toHaveLength(1);
    expect(page?.posts[0]).toMatchObject({
      id: postId,
      number: 1,
      version: 1,
      editedAt: null,
      deleted: null,
    });
    expect(page?.posts[0]?.html).toContain('katex');
    expect(touched).toEqual({
      home: true,
      boards: [board.slug],
      topics: [topicId],
      members: [viewer.id],
      tags: ['cross-entropy', '梯度'],
    });
  });

  it('counts the topic for its board and its author, and the board names it as its newest', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const { topicId } = unwrap(await createTopic(viewer, input(board.slug)));
    const view = await getBoard(board.slug);
    expect(view).toMatchObject({ topicCount: 1, postCount: 1 });
    expect(view?.newest).toMatchObject({ topicId, number: 1, author: { id: viewer.id } });
    const member = await db.member.findUniqueOrThrow({ where: { id: viewer.id } });
    expect([member.topicCount, member.postCount]).toEqual([1, 1]);
  });

  it('finds tags that differ by case or gap under one slug, with the first writer’s label', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    await createTopic(viewer, input(board.slug, { tags: ['Batch Norm'] }));
    await createTopic(
      viewer,
      input(board.slug, { tags: ['batch-norm', 'BATCH_NORM'], title: 'Another one' }),
    );
    const page = await listTagTopics('batch-norm', 1);
    expect(page?.total).toBe(2);
    expect(page?.items.every((row) => row.tags[0]?.label === 'Batch Norm')).toBe(true);
  });

  it('makes one topic of a form that is sent twice at once, and again later', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const twice = input(board.slug, { submissionId: crypto.randomUUID() });
    const results = await Promise.all([1, 2, 3].map(() => createTopic(viewer, twice)));
    const later = await createTopic(viewer, twice);
    const ids = [...results, later].map((result) => unwrap(result).topicId);
    expect(new Set(ids).size).toBe(1);
    expect((await getBoard(board.slug))?.topicCount).toBe(1);
  });

  it.each([
    ['title', { title: 'ab' }],
    ['title', { title: '看起来\u202E正常' }],
    ['title', { title: '长'.repeat(151) }],
    ['source', { source: ' \n ' }],
    ['source', { source: '字'.repeat(POST_SOURCE_MAX + 1) }],
    ['source', { source: 'a\0b' }],
    ['tags', { tags: ['one', 'two', 'three', 'four', 'five', 'six'] }],
    ['tags', { tags: ['a/b'] }],
    ['locked', { locked: true }],
    ['source', { source: 7 }],
  ])('says that the %s does not fit: %j', async (field, more) => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const result = await createTopic(viewer, input(board.slug, more));
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: [{ field }] } });
    expect((await getBoard(board.slug))?.topicCount).toBe(0);
  });

  it('refuses guests, unconfirmed and suspended members, and tokens without the scope', async () => {
    const board = await makeBoard();
    const soon = new Date(Date.now() + 60_000);
    const member = await makeViewer();
    const refused = await Promise.all([
      createTopic(null, input(board.slug)),
      createTopic(await makeViewer({ emailConfirmedAt: null }), input(board.slug)),
      createTopic(await makeViewer({ suspendedUntil: soon }), input(board.slug)),
      createTopic({ ...member, sessionId: null, scopes: ['posts:write'] }, input(board.slug)),
      createTopic(member, input('no-such-board')),
    ]);
    expect(refused.map(codeOf)).toEqual([
      'not_signed_in',
      'not_allowed',
      'suspended',
      'not_allowed',
      'not_found',
    ]);
    const token = { ...member, sessionId: null, scopes: ['topics:write'] };
    expect(codeOf(await createTopic(token, input(board.slug)))).toBe('ok');
  });

  it('limits how many topics a member opens in an hour', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const codes: string[] = [];
    for (let count = 0; count < 11; count++) codes.push(codeOf(await createTopic(viewer, input(board.slug))));
    expect(codes.slice(0, 10).every((code) => code === 'ok')).toBe(true);
    expect(codes[10]).toBe('rate_limited');
  });
});
