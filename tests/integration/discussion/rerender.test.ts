import { expect, it } from 'vitest';
import { RENDERER_VERSION } from '@/lib/content/renderer-version';
import { db } from '@/lib/db';
import { type RerenderProgress, rerenderAllPosts } from '@/lib/posts/rerender-all-posts';
import { makeReplies, makeWorld } from './world';

it('an operator renders again what an older renderer made, and only that', async () => {
  const world = await makeWorld('Old **html**');
  await makeReplies(world, 24);
  const old = { html: '<p>old</p>', renderer: 0 };
  await db.post.updateMany({ where: { number: { lte: 22 } }, data: old });
  const seen: RerenderProgress[] = [];
  const outcome = await rerenderAllPosts((progress) => seen.push(progress));
  expect(outcome).toMatchObject({ total: 22, rendered: 22, failed: [] });
  expect(outcome.touched.topicPages).toContainEqual({ topicId: world.topic.id, page: 2 });
  expect(seen.at(-1)).toEqual({ done: 22, total: 22 });
  const opening = await db.post.findUniqueOrThrow({ where: { id: world.topic.postId } });
  expect(opening.html).toContain('<strong>html</strong>');
  expect(await db.post.count({ where: { renderer: { not: RENDERER_VERSION } } })).toBe(0);
  expect((await rerenderAllPosts(() => undefined)).total).toBe(0);
  expect((await rerenderAllPosts(() => undefined, { all: true })).rendered).toBe(25);
});
