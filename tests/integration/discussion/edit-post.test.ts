import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { editPost } from '@/lib/posts/edit-post';
import { getEditablePost } from '@/lib/posts/get-editable-post';
import { getPostHistory } from '@/lib/posts/get-post-history';
import type { EditConflict } from '@/lib/posts/views';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { makePost, makeViewer } from '@/prisma/factories';
import { codeOf, makeWorld, unwrap } from './world';

describe('editing', () => {
  it('the author changes text, title and tags, and the older state stays in the history', async () => {
    const { author, topic } = await makeWorld('梯度是 $p-t$。');
    const result = await editPost(author, {
      postId: topic.postId,
      version: 1,
      source: '梯度是 $p-y$。',
      title: '交叉熵的梯度，第二版',
      tags: ['softmax'],
    });
    expect(unwrap(result)).toMatchObject({ number: 1, version: 2 });
    const page = await getTopicPage(topic.id, 1);
    expect(page?.topic).toMatchObject({ title: '交叉熵的梯度，第二版', tags: [{ slug: 'softmax' }] });
    expect(page?.posts[0]).toMatchObject({ version: 2, editedAt: expect.any(String) });
    const history = await getPostHistory(topic.postId);
    expect(history?.revisions.map((revision) => revision.version)).toEqual([2, 1]);
    expect(history?.revisions[1]).toMatchObject({
      source: '梯度是 $p-t$。',
      diff: null,
      editor: { id: author.id },
    });
    const changed = history?.revisions[0]?.diff?.filter((part) => part.kind !== 'same');
    expect(changed?.map((part) => part.kind).sort()).toEqual(['added', 'removed']);
    expect(history?.revisions[0]?.titleDiff?.some((part) => part.kind === 'added')).toBe(true);
  });

  it('tells the second of two writers, shows both versions, and overwrites nothing', async () => {
    const { author, moderator, topic } = await makeWorld('First.');
    const edit = { postId: topic.postId, version: 1 };
    unwrap(await editPost(moderator, { ...edit, source: 'From the moderator.', reason: 'typo' }));
    const second = await editPost(author, { ...edit, source: 'From the author.', title: 'My own title' });
    expect(codeOf(second)).toBe('conflict');
    const data = second.ok ? undefined : (second.error.data as EditConflict);
    expect(data?.current).toMatchObject({
      version: 2,
      source: 'From the moderator.',
      editor: { id: moderator.id },
    });
    expect(data?.yours).toMatchObject({ version: 1, source: 'From the author.', title: 'My own title' });
    const row = await db.post.findUniqueOrThrow({ where: { id: topic.postId } });
    expect([row.source, row.version]).toEqual(['From the moderator.', 2]);
    const knowingly = { ...edit, version: 2, source: 'From both.' };
    expect(unwrap(await editPost(author, knowingly)).version).toBe(3);
  });

  it('lets one of two edits at the same moment win', async () => {
    const { author, topic } = await makeWorld();
    const edits = ['one', 'two', 'three'].map((source) =>
      editPost(author, { postId: topic.postId, version: 1, source }),
    );
    const codes = (await Promise.all(edits)).map(codeOf).sort();
    expect(codes).toEqual(['conflict', 'conflict', 'ok']);
    expect(await db.revision.count({ where: { postId: topic.postId } })).toBe(1);
  });

  it('takes the same edit sent again as done', async () => {
    const { author, topic } = await makeWorld();
    const edit = { postId: topic.postId, version: 1, source: 'Better.' };
    unwrap(await editPost(author, edit));
    expect(unwrap(await editPost(author, edit))).toMatchObject({ version: 2, touched: {} });
    expect(await db.revision.count({ where: { postId: topic.postId } })).toBe(1);
  });

  it('touches one page where only a reply’s text changes, and every list where the title does', async () => {
    const world = await makeWorld();
    const { author, other, topic, board } = world;
    const reply = await makePost({ author: other, topic });
    const text = unwrap(await editPost(other, { postId: reply.id, version: 1, source: 'New.' }));
    expect(text.touched).toEqual({ topicPages: [{ topicId: topic.id, page: 1 }], members: [other.id] });
    const head = { postId: topic.postId, version: 1, source: 'New.', title: 'A new title', tags: ['new'] };
    const { touched } = unwrap(await editPost(author, head));
    expect(touched).toMatchObject({ home: true, boards: [board.slug], topics: [topic.id], tags: ['new'] });
    expect(touched.members).toEqual(expect.arrayContaining([author.id, other.id]));
  });

  it('refuses other members, and asks moderators for a reason, which is logged', async () => {
    const { other, moderator, topic } = await makeWorld();
    const edit = { postId: topic.postId, version: 1, source: 'Changed.' };
    expect(codeOf(await editPost(null, edit))).toBe('not_signed_in');
    expect(codeOf(await editPost(other, edit))).toBe('not_allowed');
    expect(await editPost(moderator, edit)).toMatchObject({
      error: { code: 'invalid_input', fields: [{ field: 'reason', key: 'required' }] },
    });
    unwrap(await editPost(moderator, { ...edit, reason: 'Removed an address' }));
    const log = await db.moderationAction.findMany({ where: { subjectId: topic.postId } });
    expect(log).toMatchObject([
      { kind: 'edit_post', subjectKind: 'post', actorId: moderator.id, reason: 'Removed an address' },
    ]);
  });

  it('gives the source to whoever may edit, and to nobody else', async () => {
    const { author, other, moderator, topic } = await makeWorld('Source.');
    expect(unwrap(await getEditablePost(author, topic.postId))).toMatchObject({
      source: 'Source.',
      version: 1,
      needsReason: false,
      topic: { tags: [] },
    });
    expect(unwrap(await getEditablePost(moderator, topic.postId)).needsReason).toBe(true);
    expect(codeOf(await getEditablePost(other, topic.postId))).toBe('not_allowed');
    expect(codeOf(await getEditablePost(null, topic.postId))).toBe('not_signed_in');
    expect(codeOf(await getEditablePost(author, 0))).toBe('not_found');
  });

  it('refuses a title on a reply, and edits in a locked topic', async () => {
    const { author, other, topic } = await makeWorld();
    const reply = await makePost({ author: other, topic });
    const edit = { postId: reply.id, version: 1, source: 'New.' };
    expect(codeOf(await editPost(other, { ...edit, title: 'Not mine' }))).toBe('invalid_input');
    await db.topic.update({ where: { id: topic.id }, data: { locked: true } });
    expect(codeOf(await editPost(other, edit))).toBe('locked');
    expect(codeOf(await editPost(author, { ...edit, postId: topic.postId }))).toBe('locked');
  });

  it('tells a member who is named by the edit, once', async () => {
    const { author, topic } = await makeWorld('Nobody.');
    const named = await makeViewer({ username: 'edit-named' });
    unwrap(await editPost(author, { postId: topic.postId, version: 1, source: 'See @edit-named.' }));
    unwrap(await editPost(author, { postId: topic.postId, version: 2, source: 'See @edit-named!' }));
    expect(await db.notification.count({ where: { recipientId: named.id } })).toBe(1);
  });

  it('shows the newest states of a post that was edited often, and how many are older', async () => {
    const { author, topic } = await makeWorld('v1');
    for (let version = 1; version <= 22; version++) {
      unwrap(await editPost(author, { postId: topic.postId, version, source: `v${version + 1}` }));
    }
    const history = await getPostHistory(topic.postId);
    expect(history?.revisions.map((revision) => revision.source)).toEqual(
      Array.from({ length: 20 }, (_, index) => `v${23 - index}`),
    );
    expect(history?.omitted).toBe(3);
    expect(history?.revisions.at(-1)?.diff).not.toBeNull();
  });
});
