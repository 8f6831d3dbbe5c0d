import { describe, expect, it } from 'vitest';
import { deletePost } from '@/lib/posts/delete-post';
import { toggleReaction } from '@/lib/posts/toggle-reaction';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { makeViewer } from '@/prisma/factories';
import { codeOf, makeWorld, unwrap } from './world';

describe('reactions', () => {
  it('a member reacts in several ways and takes one back', async () => {
    const { other, topic } = await makeWorld();
    const react = async (kind: string, on?: boolean) =>
      unwrap(await toggleReaction(other, { postId: topic.postId, kind, on }));
    expect(await react('rocket')).toMatchObject({ on: true, mine: ['rocket'] });
    expect((await react('like')).counts).toEqual([
      { kind: 'like', count: 1 },
      { kind: 'rocket', count: 1 },
    ]);
    expect(await react('rocket')).toMatchObject({ on: false, counts: [{ kind: 'like', count: 1 }] });
    expect((await getTopicPage(topic.id, 1))?.posts[0]?.reactions).toEqual([{ kind: 'like', count: 1 }]);
  });

  it('touches only the page of the post', async () => {
    const { other, topic } = await makeWorld();
    const { touched } = unwrap(await toggleReaction(other, { postId: topic.postId, kind: 'like' }));
    expect(touched).toEqual({ topicPages: [{ topicId: topic.id, page: 1 }], members: [] });
  });

  it.each([
    ['off to on', false, true, 1],
    ['on to on', true, true, 1],
    ['off to off', false, false, 0],
    ['on to off', true, false, 0],
    ['off turned over', false, undefined, 1],
    ['on turned over', true, undefined, 0],
  ])('%s', async (_name, first, on, count) => {
    const { other, topic } = await makeWorld();
    const key = { postId: topic.postId, kind: 'thanks' };
    if (first) unwrap(await toggleReaction(other, { ...key, on: true }));
    const { counts } = unwrap(await toggleReaction(other, { ...key, on }));
    expect(counts).toEqual(count ? [{ kind: 'thanks', count }] : []);
  });

  it('counts many clicks on the same reaction at once as one', async () => {
    const { other, topic } = await makeWorld();
    const click = () => toggleReaction(other, { postId: topic.postId, kind: 'like', on: true });
    await Promise.all(Array.from({ length: 8 }, click));
    expect((await getTopicPage(topic.id, 1))?.posts[0]?.reactions).toEqual([{ kind: 'like', count: 1 }]);
  });

  it('refuses unknown kinds, guests, unconfirmed members, tokens without the scope, and deleted posts', async () => {
    const { author, other, topic } = await makeWorld();
    const key = { postId: topic.postId, kind: 'like' };
    const unconfirmed = await makeViewer({ emailConfirmedAt: null });
    expect(codeOf(await toggleReaction(other, { ...key, kind: 'angry' }))).toBe('invalid_input');
    expect(codeOf(await toggleReaction(null, key))).toBe('not_signed_in');
    expect(codeOf(await toggleReaction(unconfirmed, key))).toBe('not_allowed');
    expect(codeOf(await toggleReaction({ ...other, scopes: ['posts:write'] }, key))).toBe('not_allowed');
    unwrap(await deletePost(author, { postId: topic.postId }));
    expect(codeOf(await toggleReaction(other, key))).toBe('gone');
  });
});
