import { appError } from '@/lib/errors';
import { renderPreview } from '@/lib/posts/preview-post';
import { fail, ok } from '@/lib/result';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';

const invalid = (field: string) => fail(appError('invalid_input', { fields: [{ field, key: 'invalid' }] }));

/** Markdown to the safe html that a post would have. */
export const POST = endpoint('render', async ({ request }) => {
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const { markdown, ...others } = body.value;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined) return invalid(stranger);
  const preview = await renderPreview({ source: markdown });
  if (preview.ok) return ok({ body: { html: preview.value.html } });
  const fields = preview.error.fields?.map((error) => ({ ...error, field: 'markdown' }));
  return fail({ ...preview.error, fields });
});
