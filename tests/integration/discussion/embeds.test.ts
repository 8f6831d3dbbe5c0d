import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { updateProfile } from '@/lib/members/update-profile';
import type { Viewer } from '@/lib/members/views';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { editPost } from '@/lib/posts/edit-post';
import { getPost } from '@/lib/posts/get-post';
import { previewPost, renderPreview } from '@/lib/posts/preview-post';
import { rerenderAllPosts } from '@/lib/posts/rerender-all-posts';
import { restorePost } from '@/lib/posts/restore-post';
import { renameRun, shareRun, unshareRun } from '@/lib/runs/change-run';
import { deleteRun } from '@/lib/runs/delete-run';
import { createTopic } from '@/lib/topics/create-topic';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { tagsOfTouched } from '@/lib/web/cache-tags';
import { makePost, makeViewer } from '@/prisma/factories';
import { closeRunFactories, makeRun } from '@/prisma/run-factories';
import { digitPng } from '../../support/pictures';
import { makeReplies, makeWorld, unwrap } from './world';

const folder = mkdtempSync(join(tmpdir(), 'minibatch-embeds-'));
let image: Uint8Array;

beforeAll(async () => {
  process.env.MINIBATCH_DATA_DIR = folder;
  image = new Uint8Array(await digitPng(7));
});
afterAll(async () => {
  await closeRunFactories();
  rmSync(folder, { recursive: true, force: true });
});

const sharedRun = (author: Viewer, name = 'My seven') => makeRun({ author, image, name, shared: true });
/** The SQL of those queries that look at runs. */
const aboutRuns = (calls: readonly (readonly unknown[])[]): string[] =>
  calls.map(([query]) => inspect(query)).filter((query) => query.includes('"Run"'));
const rowsOf = async (postId: number): Promise<string[]> => {
  const rows = await db.postEmbed.findMany({ where: { postId }, orderBy: [{ kind: 'asc' }, { key: 'asc' }] });
  return rows.map(({ kind, key }) => `${kind} ${key}`);
};
const htmlOf = async (topicId: number, number: number): Promise<string | undefined> =>
  (await getTopicPage(topicId, 1))?.posts.find((post) => post.number === number)?.html;

describe('what a post embeds', () => {
  it('is written down with the post, follows its edits, and outlives deletion and undo', async () => {
    const { other, topic } = await makeWorld();
    const source = '::run[3]\n\n::model[mnist-mlp]\n\n::run[3]\n\n::run[x]';
    const { postId } = unwrap(await createPost(other, { topicId: topic.id, source }));
    expect(await rowsOf(postId)).toEqual(['model mnist-mlp', 'run 3']);
    unwrap(await editPost(other, { postId, version: 1, source: '::run[4]\n\n> ::model[mnist-mlp@1]' }));
    expect(await rowsOf(postId)).toEqual(['model mnist-mlp@1', 'run 4']);
    unwrap(await deletePost(other, { postId }));
    unwrap(await restorePost(other, { postId }));
    expect(await rowsOf(postId)).toEqual(['model mnist-mlp@1', 'run 4']);
    unwrap(await editPost(other, { postId, version: 2, source: 'Nothing any more.' }));
    expect(await rowsOf(postId)).toEqual([]);
  });

  it('is written down with the opening post of a new topic', async () => {
    const { author, board } = await makeWorld();
    const { postId } = unwrap(
      await createTopic(author, { board: board.slug, title: 'A run', source: 'Look:\n\n::run[8]' }),
    );
    expect(await rowsOf(postId)).toEqual(['run 8']);
  });

  it('is found in older posts when they are rendered again', async () => {
    const { author, topic } = await makeWorld();
    const old = await makePost({ author, topic, source: 'See\n::run[5]' });
    await db.postEmbed.deleteMany({ where: { postId: old.id } });
    await db.post.update({ where: { id: old.id }, data: { renderer: 1, html: '<p>See\n::run[5]</p>' } });
    const { touched } = await rerenderAllPosts(() => undefined);
    expect(touched.topicPages).toEqual([{ topicId: topic.id, page: 1 }]);
    expect(await rowsOf(old.id)).toEqual(['run 5']);
    expect(await htmlOf(topic.id, 2)).toContain('data-embed="run" data-id="5"');
  });

  it('reads as a path or a name in the excerpt', async () => {
    const { author, topic } = await makeWorld();
    const { id } = await makePost({ author, topic, source: 'Why?\n\n::run[5]\n\n::model[mnist-mlp@1]' });
    const { excerpt } = await db.post.findUniqueOrThrow({ where: { id } });
    expect(excerpt).toBe('Why? /runs/5 mnist-mlp@1');
  });
});

describe('a reader of a topic', () => {
  it('sees shared runs as cards, all of the page found by one query', async () => {
    const world = await makeWorld();
    const runs = [await sharedRun(world.other, 'First'), await sharedRun(world.author, 'Second <b>')];
    const source = runs.map(({ id }) => `::run[${id}]`).join('\n\n');
    for (let index = 0; index < 5; index++)
      await makePost({ author: world.author, topic: world.topic, source });
    const queries = vi.spyOn(pg.Client.prototype, 'query');
    const page = await getTopicPage(world.topic.id, 1);
    expect(aboutRuns(queries.mock.calls)).toHaveLength(1);
    queries.mockRestore();
    const html = page?.posts.map((post) => post.html).join('') ?? '';
    expect(html.match(/class="embed embed-run"/g)).toHaveLength(10);
    expect(html.match(new RegExp(`/runs/${runs[0]?.id}/picture\\.png`, 'g'))).toHaveLength(5);
    expect(html).toContain('Second &lt;b&gt;');
    expect(html).toContain('mnist-mlp@2');
  });

  it('costs no query where a page embeds nothing', async () => {
    const world = await makeWorld('No run here, only `::run[1]`.');
    const queries = vi.spyOn(pg.Client.prototype, 'query');
    await getTopicPage(world.topic.id, 1);
    expect(aboutRuns(queries.mock.calls)).toEqual([]);
    queries.mockRestore();
  });

  it('never sees a run that is not shared, whoever embeds it', async () => {
    const { author, other, topic } = await makeWorld();
    const secret = await makeRun({ author, image, name: 'Top secret' });
    for (const member of [author, other])
      unwrap(await createPost(member, { topicId: topic.id, source: `::run[${secret.id}]` }));
    for (const number of [2, 3]) {
      const html = await htmlOf(topic.id, number);
      expect(html).toContain(
        `<a class="embed" data-embed="run" data-id="${secret.id}" href="/runs/${secret.id}">`,
      );
      expect(html).not.toContain('secret');
      expect(html).not.toContain('picture.png');
    }
    const viewed = await previewPost(author, { source: `::run[${secret.id}]` });
    expect(unwrap(viewed).html).not.toContain('secret');
  });

  it('sees the card come and go as the run is shared, renamed, taken back and deleted', async () => {
    const world = await makeWorld();
    const { other, topic } = world;
    const { id: runId } = await makeRun({ author: other, image, name: 'Mine' });
    await makeReplies(world, 20);
    const { number } = unwrap(
      await createPost(world.author, { topicId: topic.id, source: `::run[${runId}]` }),
    );
    expect(number).toBe(22);
    const shown = async () => (await getTopicPage(topic.id, 2))?.posts.at(-1)?.html ?? '';
    const dropped = `topic:${topic.id}:2`;
    expect(await shown()).not.toContain('embed-run');
    const shared = unwrap(await shareRun(other, { runId }));
    expect(tagsOfTouched(shared.touched)).toContain(dropped);
    expect(await shown()).toContain('Mine');
    const renamed = unwrap(await renameRun(other, { runId, name: 'A better name' }));
    expect(tagsOfTouched(renamed.touched)).toContain(dropped);
    expect(await shown()).toContain('A better name');
    const back = unwrap(await unshareRun(other, { runId }));
    expect(tagsOfTouched(back.touched)).toContain(dropped);
    expect(await shown()).toContain(`>/runs/${runId}</a>`);
    unwrap(await shareRun(other, { runId }));
    const gone = unwrap(await deleteRun(other, { runId }));
    expect(tagsOfTouched(gone.touched)).toContain(dropped);
    expect(await shown()).toContain(`>/runs/${runId}</a>`);
  });

  it('sees the new name of the member whose run it is', async () => {
    const { author, other, topic } = await makeWorld();
    const { id } = await sharedRun(other);
    unwrap(await createPost(author, { topicId: topic.id, source: `::run[${id}]` }));
    const profile = { displayName: 'Ada Lovelace', biography: '', links: [] };
    const traces = unwrap(await updateProfile(other, profile));
    expect(tagsOfTouched(traces)).toContain(`topic:${topic.id}`);
    expect(await htmlOf(topic.id, 2)).toContain('Ada Lovelace');
  });

  it('gets the same cards from the API', async () => {
    const { author, topic } = await makeWorld();
    const { id } = await sharedRun(author);
    const post = await makePost({ author, topic, source: `::run[${id}]` });
    expect((await getPost(post.id))?.html).toBe(await htmlOf(topic.id, 2));
  });
});

describe('the preview of a post with embeds', () => {
  it('is what the post will be', async () => {
    const { author, topic } = await makeWorld();
    const { id } = await sharedRun(author);
    const source = `A card:\n\n::run[${id}]\n\n::model[mnist-mlp]\n\n::model[nobody]\n\n::run[${id + 1_000}]`;
    const preview = unwrap(await previewPost(author, { source }));
    unwrap(await createPost(author, { topicId: topic.id, source }));
    expect(preview.html).toBe(await htmlOf(topic.id, 2));
    expect(preview.html).toContain('embed-run');
  });

  it('says which embeds readers will not see', async () => {
    const author = await makeViewer();
    const { id: own } = await makeRun({ author, image });
    const { id: shared } = await sharedRun(author);
    const source = [`::run[${own}]`, `::run[${shared}]`, '::model[nobody]', '::model[mnist-mlp]', '::x[1]'];
    const { diagnostics } = unwrap(await renderPreview({ source: source.join('\n\n') }));
    expect(diagnostics).toMatchObject([
      { code: 'embed', line: 9 },
      { code: 'run_unseen', id: String(own) },
      { code: 'model_unknown', id: 'nobody' },
    ]);
  });
});
