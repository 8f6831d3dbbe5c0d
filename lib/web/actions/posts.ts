'use server';

import { redirect } from 'next/navigation';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { editPost } from '@/lib/posts/edit-post';
import { restorePost } from '@/lib/posts/restore-post';
import { toggleReaction } from '@/lib/posts/toggle-reaction';
import { postAnchorPath } from '@/lib/topics/views';
import type { ActionState } from '@/lib/web/action-state';
import { dropTags } from '@/lib/web/cache';
import { failedState } from '@/lib/web/failed-state';
import { formFlag, formId, formSubmissionId, formTags, formText, localisedPath } from '@/lib/web/form-fields';
import { previewState, wantsPreview } from '@/lib/web/preview-state';
import { currentViewer } from '@/lib/web/viewer';

/**
 * Replies in a topic. Fields: `topic` (id), `source`, `replyTo` (a post's id, optional), `submissionId`, `locale`;
 * `intent=preview` only renders. Redirects to the new post on its page.
 */
export async function replyAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  if (wantsPreview(form)) return previewState(form);
  const result = await createPost(await currentViewer(), {
    topicId: formId(form, 'topic'),
    source: formText(form, 'source'),
    replyToId: form.get('replyTo') ? formId(form, 'replyTo') : undefined,
    submissionId: formSubmissionId(form, ['topic', 'source']),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  redirect(localisedPath(form, postAnchorPath(result.value.topicId, result.value.number)));
}

/**
 * Saves an edited post. Fields: `post` (id), `version` (of the source that was edited), `source`, for an opening
 * post also `title` and `tags`, for a moderator `reason`, and `locale`; `intent=preview` only renders.
 * `conflict` carries an `EditConflict` in `error.data`; to overwrite knowingly, send the current version again.
 */
export async function editPostAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  if (wantsPreview(form)) return previewState(form);
  const result = await editPost(await currentViewer(), {
    postId: formId(form, 'post'),
    version: formId(form, 'version'),
    source: formText(form, 'source'),
    title: form.has('title') ? formText(form, 'title') : undefined,
    tags: form.has('tags') ? formTags(form) : undefined,
    reason: formText(form, 'reason'),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  redirect(localisedPath(form, postAnchorPath(result.value.topicId, result.value.number)));
}

/**
 * Deletes a post; a tombstone remains, with undo. Number 1 takes its topic with it. Fields: `post` (id), `reason`
 * (moderators), `locale`. Redirects to the tombstone.
 */
export async function deletePostAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await deletePost(await currentViewer(), {
    postId: formId(form, 'post'),
    reason: formText(form, 'reason'),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  redirect(localisedPath(form, postAnchorPath(result.value.topicId, result.value.number)));
}

/** Undoes a deletion. Fields: `post` (id), `locale`. Redirects to the post. */
export async function restorePostAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await restorePost(await currentViewer(), { postId: formId(form, 'post') });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  redirect(localisedPath(form, postAnchorPath(result.value.topicId, result.value.number)));
}

/**
 * Reacts to a post, or takes it back. Fields: `post` (id), `kind`, and `on` (`true` or `false`; without it the
 * reaction is turned over). `data`: `{ on, mine: string[], counts: ReactionCount[] }`.
 */
export async function toggleReactionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await toggleReaction(await currentViewer(), {
    postId: formId(form, 'post'),
    kind: formText(form, 'kind'),
    on: form.has('on') ? formFlag(form, 'on') : undefined,
  });
  if (!result.ok) return failedState(result.error, form);
  const { touched, on, mine, counts } = result.value;
  dropTags(touched, 'action');
  return { status: 'done', data: { on, mine, counts } };
}
