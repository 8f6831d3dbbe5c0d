import 'server-only';
import type { ActionState } from './action-state';
import { failedState, typedValues } from './failed-state';
import { formText } from './form-fields';
import { readPreview } from './reads/preview';

/** Whether the form was sent by its preview button (`<button name="intent" value="preview">`). */
export const wantsPreview = (form: FormData): boolean => formText(form, 'intent') === 'preview';

/**
 * The preview of a form's `source` for a browser without JavaScript: `data` is `{ preview: html, values }`, where
 * `values` is what was typed. With JavaScript the editor asks POST /api/viewer/preview.
 */
export async function previewState(form: FormData): Promise<ActionState> {
  const result = await readPreview({ source: formText(form, 'source') });
  if (!result.ok) return failedState(result.error, form);
  return { status: 'done', data: { preview: result.value.html, values: typedValues(form) } };
}
