import { appError } from '@/lib/errors';
import { predict } from '@/lib/models/predict';
import { fail, ok, type Result } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { readPictureBody } from '@/lib/web/api/picture-body';

/** `?version=` where it is given; NaN, which no model has, where it is no version. */
function versionOf(query: URLSearchParams): number | undefined {
  const raw = query.get('version');
  if (raw === null) return undefined;
  return /^[1-9]\d{0,5}$/.test(raw) ? Number(raw) : Number.NaN;
}

/** `?include=steps`; `invalid_input` for anything else that could be included. */
function stepsOf(query: URLSearchParams): Result<boolean> {
  const include = query.getAll('include');
  if (include.every((each) => each === 'steps')) return ok(include.length > 0);
  return fail(appError('invalid_input', { fields: [{ field: 'include', key: 'invalid' }] }));
}

/** The digit in a picture: multipart field `image`, or the picture as the body. */
export const POST = endpoint<{ name: string }>('predict', async ({ request, params, query }) => {
  const image = await readPictureBody(request);
  if (!image.ok) return image;
  const version = versionOf(query);
  if (Number.isNaN(version)) return fail(appError('not_found'));
  const steps = stepsOf(query);
  if (!steps.ok) return steps;
  const prediction = await predict({ model: params.name, version, image: image.value, steps: steps.value });
  if (!prediction.ok) return prediction;
  return ok({ body: prediction.value, headers: { 'cache-control': 'no-store' } });
});
