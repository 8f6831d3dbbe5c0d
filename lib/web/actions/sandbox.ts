'use server';

import { headers } from 'next/headers';
import { appError } from '@/lib/errors';
import { predict } from '@/lib/models/predict';
import { consume } from '@/lib/rate-limits/consume';
import type { ActionState } from '@/lib/web/action-state';
import { askerOf } from '@/lib/web/client-address';
import { failedState } from '@/lib/web/failed-state';
import { formId } from '@/lib/web/form-fields';
import { currentViewer } from '@/lib/web/viewer';

/**
 * Reads the digit in the form's file `image` with the model's `version`: the way of those without JavaScript; scripts use the API. Open to guests.
 * The answer is the page itself, with the prediction in the state.
 */
export async function predictAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const image = form.get('image');
  const asker = askerOf(await currentViewer(), await headers());
  const rate = await consume('predict', asker);
  if (!rate.ok) return failedState(rate.error, form);
  if (!(image instanceof Blob))
    return failedState(appError('invalid_input', { detail: 'image_empty' }), form);
  const bytes = new Uint8Array(await image.arrayBuffer());
  const version = form.has('version') ? formId(form, 'version') : undefined;
  const prediction = await predict({ model: 'mnist-mlp', version, image: bytes, asker, give: true });
  return prediction.ok ? { status: 'done', data: prediction.value } : failedState(prediction.error, form);
}
