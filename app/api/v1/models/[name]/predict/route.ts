import { appError } from '@/lib/errors';
import { predict } from '@/lib/models/predict';
import { fail, ok, type Result } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { versionOf } from '@/lib/web/api/parameters';
import { readPictureBody } from '@/lib/web/api/picture-body';

/** `?include=steps`; `invalid_input` for anything else that could be included. */
function stepsOf(query: URLSearchParams): Result<boolean> {
  const include = query.getAll('include');
  if (include.every((each) => each === 'steps')) return ok(include.length > 0);
  return fail(appError('invalid_input', { fields: [{ field: 'include', key: 'invalid' }] }));
}

/** The digit in a picture: multipart field `image`, or the picture as the body. */
export const POST = endpoint<{ name: string }>('predict', async ({ request, params, query, asker }) => {
  const image = await readPictureBody(request);
  if (!image.ok) return image;
  const version = versionOf(query);
  if (!version.ok) return version;
  const steps = stepsOf(query);
  if (!steps.ok) return steps;
  const prediction = await predict({
    model: params.name,
    version: version.value,
    image: image.value,
    steps: steps.value,
    asker,
    give: true,
  });
  if (!prediction.ok) return prediction;
  return ok({ body: prediction.value, headers: { 'cache-control': 'no-store' } });
});
