import { ok } from '@/lib/result';
import { keepRun } from '@/lib/runs/keep-run';
import { afterWrite } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { submissionOf } from '@/lib/web/api/parameters';
import { readPictureForm } from '@/lib/web/api/picture-body';
import { runResource } from '@/lib/web/api/resources';

/** What the form says, still unchecked; a form's fields are texts, and the verb's schema wants numbers and flags. */
function fieldsOf(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const { version, shared, ...rest } = Object.fromEntries(fields);
  return {
    model: 'mnist-mlp',
    ...rest,
    ...(version === undefined ? {} : { version: /^\d{1,9}$/.test(version) ? Number(version) : version }),
    ...(shared === undefined
      ? {}
      : { shared: shared === 'true' ? true : shared === 'false' ? false : shared }),
  };
}

/** Keeps the answer for a picture. Needs the scope runs:write. */
export const POST = endpoint('apiWrite', async ({ request, viewer }) => {
  const form = await readPictureForm(request);
  if (!form.ok) return form;
  const { image, fields } = form.value;
  const kept = await keepRun(viewer, { ...submissionOf(request), ...fieldsOf(fields), image });
  return afterWrite(kept, ({ run }) =>
    ok({ status: 201, body: runResource(run), headers: { location: `/api/v1/runs/${run.id}` } }),
  );
});
