'use server';

import { redirect } from 'next/navigation';
import { createTopic } from '@/lib/topics/create-topic';
import { lockTopic } from '@/lib/topics/lock-topic';
import { pinTopic } from '@/lib/topics/pin-topic';
import { topicPath } from '@/lib/topics/views';
import type { ActionState } from '@/lib/web/action-state';
import { dropTags } from '@/lib/web/cache';
import { failedState } from '@/lib/web/failed-state';
import { formFlag, formId, formSubmissionId, formTags, formText, localisedPath } from '@/lib/web/form-fields';
import { previewState, wantsPreview } from '@/lib/web/preview-state';
import { currentViewer } from '@/lib/web/viewer';

/**
 * Opens a topic. Fields: `board` (slug), `title`, `source`, `tags` (separated by commas), `submissionId`, `locale`;
 * `intent=preview` only renders. Redirects to the new topic.
 */
export async function createTopicAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  if (wantsPreview(form)) return previewState(form);
  const result = await createTopic(await currentViewer(), {
    board: formText(form, 'board'),
    title: formText(form, 'title'),
    source: formText(form, 'source'),
    tags: formTags(form),
    submissionId: formSubmissionId(form, ['board', 'title', 'source']),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  redirect(localisedPath(form, topicPath(result.value.topicId)));
}

/** Locks or unlocks a topic. Fields: `topic` (id), `locked` (`true` or `false`), `reason`. For moderators. */
export async function lockTopicAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await lockTopic(await currentViewer(), {
    topicId: formId(form, 'topic'),
    locked: formFlag(form, 'locked'),
    reason: formText(form, 'reason'),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  return { status: 'done', data: { locked: result.value.locked } };
}

/** Pins a topic to the top of its board, or lets it go. Fields: `topic`, `pinned`, `reason`. For moderators. */
export async function pinTopicAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await pinTopic(await currentViewer(), {
    topicId: formId(form, 'topic'),
    pinned: formFlag(form, 'pinned'),
    reason: formText(form, 'reason'),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value.touched, 'action');
  return { status: 'done', data: { pinned: result.value.pinned } };
}
