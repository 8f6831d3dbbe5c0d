'use server';

import { redirect } from 'next/navigation';
import { markNotificationsRead } from '@/lib/notifications/mark-notifications-read';
import { openNotification } from '@/lib/notifications/open-notification';
import { postAnchorPath } from '@/lib/topics/views';
import type { ActionState } from '@/lib/web/action-state';
import { failedState } from '@/lib/web/failed-state';
import { formId, localisedPath } from '@/lib/web/form-fields';
import { currentViewer } from '@/lib/web/viewer';

/** Marks notifications read. Fields: `id` (one notification), or none for all. `data`: `{ unread }`. */
export async function markNotificationsReadAction(
  _previous: ActionState,
  form: FormData,
): Promise<ActionState> {
  const id = form.has('id') ? formId(form, 'id') : undefined;
  const result = await markNotificationsRead(await currentViewer(), { id });
  return result.ok ? { status: 'done', data: result.value } : failedState(result.error, form);
}

/** Marks one notification read and leads to its post. Fields: `id`, `locale`. */
export async function openNotificationAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await openNotification(await currentViewer(), { id: formId(form, 'id') });
  if (!result.ok) return failedState(result.error, form);
  redirect(localisedPath(form, postAnchorPath(result.value.topicId, result.value.number)));
}
