import 'server-only';
import type { Viewer } from '@/lib/members/views';
import { previewPost } from '@/lib/posts/preview-post';
import type { ActionState } from './action-state';
import { failedState, typedValues } from './failed-state';
import { formText } from './form-fields';

/** Whether the form was sent by its preview button (`<button name="intent" value="preview">`). */
export const wantsPreview = (form: FormData): boolean => formText(form, 'intent') === 'preview';

/**
 * The preview of a form's `source` for a browser without JavaScript: `data` is `{ preview: html, values }`, where
 * `values` is what was typed. With JavaScript the editor asks POST /api/viewer/preview.
 */
export async function previewState(viewer: Viewer | null, form: FormData): Promise<ActionState> {
  const result = await previewPost(viewer, { source: formText(form, 'source') });
  if (!result.ok) return failedState(result.error, form);
  return { status: 'done', data: { preview: result.value.html, values: typedValues(form) } };
}
