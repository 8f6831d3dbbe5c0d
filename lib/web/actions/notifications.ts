'use server';

import { markNotificationsRead } from '@/lib/notifications/mark-notifications-read';
import type { ActionState } from '@/lib/web/action-state';
import { failedState } from '@/lib/web/failed-state';
import { formId } from '@/lib/web/form-fields';
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
