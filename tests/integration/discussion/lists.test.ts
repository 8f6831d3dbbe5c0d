import { beforeAll, describe, expect, it } from 'vitest';
import { listBoardGroups } from '@/lib/boards/list-board-groups';
import { db } from '@/lib/db';
import { getPostPlace } from '@/lib/posts/get-post-place';
import { listMemberPosts } from '@/lib/posts/list-member-posts';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { listBoardTopics } from '@/lib/topics/list-board-topics';
import { listLatestTopics } from '@/lib/topics/list-latest-topics';
import { listMemberTopics } from '@/lib/topics/list-member-topics';
import { listTagTopics } from '@/lib/topics/list-tag-topics';
import { lockTopic } from '@/lib/topics/lock-topic';
import { pinTopic } from '@/lib/topics/pin-topic';
import { postAnchorPath } from '@/lib/topics/views';
import { makeBoard, makePost, makeTopic, makeViewer } from '@/prisma/factories';
import { codeOf, makeReplies, makeWorld, unwrap } from './world';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('lists', () => {
  it('an empty board, an empty profile and a page of nothing have one page', async () => {
    const [viewer, board] = [await makeViewer(), await makeBoard()];
    const empty = { items: [], page: 1, pageCount: 1, total: 0 };
    expect(await listBoardTopics(board.slug, 1)).toEqual(empty);
    expect(await listMemberTopics(viewer.id, 1)).toEqual(empty);
    expect(await listMemberPosts(viewer.id, 1)).toEqual(empty);
    expect(await listBoardTopics(board.slug, 2)).toBeNull();
    expect(await listBoardTopics('no-such-board', 1)).toBeNull();
    expect(await listTagTopics('no-such-tag', 1)).toBeNull();
    expect(await listTagTopics('\0', 1)).toBeNull();
  });

  describe('of 32 topics', () => {
    let slug = '';
    let member = 0;
    const ids: number[] = [];

    beforeAll(async () => {
      const [author, board] = [await makeViewer(), await makeBoard()];
      slug = board.slug;
      member = author.id;
      for (let minute = 0; minute < 32; minute++) {
        const topic = await makeTopic({
          author,
          board,
          tags: ['paged'],
          createdAt: at(minute),
          pinned: minute === 3,
        });
        ids.push(topic.id);
      }
    });

    it('a board has the pinned one first, then the newest, 30 a page', async () => {
      const [first, second] = [await listBoardTopics(slug, 1), await listBoardTopics(slug, 2)];
      expect(first).toMatchObject({ page: 1, pageCount: 2, total: 32 });
      const newestFirst = ids.filter((_, index) => index !== 3).reverse();
      const shown = [...(first?.items ?? []), ...(second?.items ?? [])].map((row) => row.id);
      expect(shown).toEqual([ids[3], ...newestFirst]);
      expect(first?.items).toHaveLength(30);
      expect(await listBoardTopics(slug, 3)).toBeNull();
    });

    it('a tag has the newest first, pinned or not', async () => {
      const page = await listTagTopics('paged', 1);
      expect(page?.items.slice(0, 2).map((row) => row.id)).toEqual([ids[31], ids[30]]);
      expect(page?.pageCount).toBe(2);
    });

    it('a profile has 20 topics and 20 posts a page', async () => {
      const [topics, posts] = [await listMemberTopics(member, 2), await listMemberPosts(member, 2)];
      expect([topics?.items.length, posts?.items.length]).toEqual([12, 12]);
      expect(posts?.items.at(-1)).toMatchObject({ topicId: ids[0], number: 1, board: { slug } });
    });

    it.each([0, -1, 1.5, Number.NaN, 2 ** 40])('there is no page %d', async (page) => {
      expect(await listLatestTopics(page)).toBeNull();
      expect(await getTopicPage(ids[0] ?? 0, page)).toBeNull();
    });

    it('the board’s newest activity is its newest post, also in a pinned topic', async () => {
      const author = await makeViewer();
      const boardId = (await db.board.findUniqueOrThrow({ where: { slug } })).id;
      const topic = { id: ids[3] ?? 0, boardId };
      await makePost({ author, topic, createdAt: at(500) });
      const boards = (await listBoardGroups()).flatMap((group) => group.boards);
      expect(boards.find((board) => board.slug === slug)?.newest).toMatchObject({
        topicId: ids[3],
        number: 2,
        at: at(500).toISOString(),
        author: { id: author.id },
      });
    });
  });

  it('a reply lifts its topic to the top of the latest', async () => {
    const { author, other, topic, board } = await makeWorld();
    await makeTopic({ author, board });
    await makePost({ author: other, topic, createdAt: new Date(Date.now() + 3_600_000) });
    const [first] = (await listLatestTopics(1))?.items ?? [];
    expect(first).toMatchObject({
      id: topic.id,
      replyCount: 1,
      lastPost: { number: 2, author: { id: other.id } },
    });
  });

  it('a permalink leads to the right page, at the edges too', async () => {
    const world = await makeWorld();
    const ids = [world.topic.postId, ...(await makeReplies(world, 40))];
    const places = await Promise.all([1, 20, 21, 40, 41].map((number) => getPostPlace(ids[number - 1] ?? 0)));
    expect(places.map((place) => [place?.number, place?.page])).toEqual([
      [1, 1],
      [20, 1],
      [21, 2],
      [40, 2],
      [41, 3],
    ]);
    expect(postAnchorPath(7, 20)).toBe('/topics/7#post-20');
    expect(postAnchorPath(7, 21)).toBe('/topics/7/2#post-21');
    const last = await getTopicPage(world.topic.id, 3);
    expect(last).toMatchObject({ from: 41, to: 60, topic: { pageCount: 3 } });
    expect(last?.posts.map((post) => post.id)).toEqual([ids[40]]);
    expect(await getTopicPage(world.topic.id, 4)).toBeNull();
    expect(await Promise.all([getPostPlace(0), getPostPlace(2 ** 33), getPostPlace(Number.NaN)])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('moderators lock and pin with a reason, which is logged once', async () => {
    const { author, moderator, topic, board } = await makeWorld();
    const lock = { topicId: topic.id, locked: true, reason: 'Settled' };
    expect(codeOf(await lockTopic(author, lock))).toBe('not_allowed');
    expect(codeOf(await lockTopic(null, lock))).toBe('not_signed_in');
    expect(codeOf(await lockTopic(moderator, { ...lock, reason: ' ' }))).toBe('invalid_input');
    expect(unwrap(await lockTopic(moderator, lock)).touched.boards).toEqual([board.slug]);
    expect(unwrap(await lockTopic(moderator, lock)).touched).toEqual({});
    expect(
      unwrap(await pinTopic(moderator, { topicId: topic.id, pinned: true, reason: 'Read first' })).pinned,
    ).toBe(true);
    expect((await getTopicPage(topic.id, 1))?.topic).toMatchObject({ locked: true, pinned: true });
    const log = await db.moderationAction.findMany({
      where: { subjectId: topic.id },
      orderBy: { id: 'asc' },
    });
    expect(log.map((entry) => entry.kind)).toEqual(['lock_topic', 'pin_topic']);
    expect(codeOf(await pinTopic(moderator, { topicId: 999_999, pinned: true, reason: 'x' }))).toBe(
      'not_found',
    );
  });
});
