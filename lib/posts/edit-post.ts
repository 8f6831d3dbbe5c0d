import type { z } from 'zod';
import { appError } from '@/lib/errors';
import { toMemberRef, type Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { notify } from '@/lib/notifications/notify';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { setTopicTags } from '@/lib/tags/set-topic-tags';
import { prepareSource } from './add-post';
import { asWriter, isModeration, refusalToEdit } from './policy';
import { editPostInput } from './schema';
import {
  type Db,
  findPostState,
  findWriters,
  lockPost,
  type PostState,
  renameTopic,
  replaceContent,
  transaction,
} from './store';
import { touchedByPost, touchedByTopic } from './touched';
import type { EditConflict, Touched } from './views';
import { wordDiff } from './word-diff';

type Input = z.output<typeof editPostInput>;

export interface EditedPost {
  postId: number;
  topicId: number;
  number: number;
  version: number;
  touched: Touched;
}

const labelsOf = (post: PostState): string[] => post.topic.tags.map(({ tag }) => tag.label);

const sameTags = (post: PostState, tags: { slug: string }[]): boolean => {
  const present = new Set(post.topic.tags.map(({ tag }) => tag.slug));
  return present.size === tags.length && tags.every(({ slug }) => present.has(slug));
};

/** Whether the edit changes the topic's head, which many pages show. */
function changesHead(post: PostState, { title, tags }: Input): boolean {
  if (post.number !== 1) return false;
  return (title !== undefined && title !== post.topic.title) || (tags !== undefined && !sameTags(post, tags));
}

const changesNothing = (post: PostState, input: Input): boolean =>
  post.source === input.source && !changesHead(post, input);

/** Both versions, for the second of two writers: nothing is overwritten, nothing typed is lost. */
function conflictOf(post: PostState, input: Input): EditConflict {
  const opening = post.number === 1;
  return {
    current: {
      version: post.version,
      source: post.source,
      title: opening ? post.topic.title : null,
      tags: opening ? labelsOf(post) : null,
      editedAt: (post.editedAt ?? post.createdAt).toISOString(),
      editor: toMemberRef(post.editedBy ?? post.author),
    },
    yours: {
      version: input.version,
      source: input.source,
      title: opening ? (input.title ?? post.topic.title) : null,
      tags: opening ? (input.tags?.map(({ label }) => label) ?? labelsOf(post)) : null,
    },
    diff: wordDiff(post.source, input.source),
  };
}

/** Checks that need the post's row; run once before the work, and once more under the topic's lock. */
function check(writer: Viewer, input: Input, post: PostState | null): Result<PostState> {
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToEdit(writer, post);
  if (refusal) return fail(refusal);
  if (post.number !== 1 && (input.title !== undefined || input.tags !== undefined)) {
    return fail(appError('invalid_input', { fields: [{ field: 'title', key: 'invalid' }] }));
  }
  if (isModeration(writer, post) && input.reason === '') {
    return fail(appError('invalid_input', { fields: [{ field: 'reason', key: 'required' }] }));
  }
  if (post.version !== input.version && !changesNothing(post, input)) {
    return fail(appError('conflict', { data: conflictOf(post, input) }));
  }
  return ok(post);
}

const resultOf = (post: PostState, version: number, touched: Touched): Result<EditedPost> =>
  ok({ postId: post.id, topicId: post.topicId, number: post.number, version, touched });

async function writeHead(tx: Db, post: PostState, { title, tags }: Input): Promise<void> {
  if (title !== undefined) await renameTopic(tx, post.topicId, title);
  if (tags !== undefined) await setTopicTags(tx, post.topicId, tags);
}

async function touchedByEdit(tx: Db, post: PostState, input: Input): Promise<Touched> {
  if (!changesHead(post, input)) return touchedByPost(post, [post.authorId]);
  const touched = touchedByTopic(post.topic, await findWriters(post.topicId, tx));
  return { ...touched, tags: [...(touched.tags ?? []), ...(input.tags ?? []).map(({ slug }) => slug)] };
}

/** The transaction: the old state becomes a revision, the new one takes its place, newly named members are told. */
async function write(writer: Viewer, input: Input, found: PostState): Promise<Result<EditedPost>> {
  const { content, called } = await prepareSource(input.source);
  return transaction(async (tx) => {
    const post = check(writer, input, await lockPost(tx, found));
    if (!post.ok) return post;
    if (changesNothing(post.value, input)) return resultOf(post.value, post.value.version, {});
    await replaceContent(tx, post.value, content, writer.id);
    if (post.value.number === 1) await writeHead(tx, post.value, input);
    await notify(tx, writer.id, post.value.id, called);
    if (isModeration(writer, post.value)) {
      await recordAction(tx, writer, 'edit_post', { kind: 'post', id: post.value.id }, input.reason);
    }
    return resultOf(post.value, post.value.version + 1, await touchedByEdit(tx, post.value, input));
  });
}

/**
 * Saves a new state of a post (of an opening post: title and tags too) and keeps the old one as a revision. When
 * somebody saved another state since `version`, it fails with `conflict` and an `EditConflict` in `data`; the same
 * text sent again changes nothing. A moderator who edits somebody else's post has to give a reason.
 */
export async function editPost(viewer: Viewer | null, raw: unknown): Promise<Result<EditedPost>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const input = await parse(editPostInput, raw);
  if (!input.ok) return input;
  const post = check(writer.value, input.value, await findPostState(input.value.postId));
  if (!post.ok) return post;
  const rate = await consume('editPost', String(writer.value.id));
  if (!rate.ok) return rate;
  return write(writer.value, input.value, post.value);
}
