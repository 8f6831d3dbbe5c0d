import { appError } from '@/lib/errors';
import { predict } from '@/lib/models/predict';
import { fail, ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { readPictureBody } from '@/lib/web/api/picture-body';

/** `?version=` where it is given; NaN, which no model has, where it is no version. */
function versionOf(query: URLSearchParams): number | undefined {
  const raw = query.get('version');
  if (raw === null) return undefined;
  return /^[1-9]\d{0,5}$/.test(raw) ? Number(raw) : Number.NaN;
}

/** The digit in a picture: multipart field `image`, or the picture as the body. */
export const POST = endpoint<{ name: string }>('predict', async ({ request, params, query }) => {
  const image = await readPictureBody(request);
  if (!image.ok) return image;
  const version = versionOf(query);
  if (Number.isNaN(version)) return fail(appError('not_found'));
  const prediction = await predict({ model: params.name, version, image: image.value });
  if (!prediction.ok) return prediction;
  return ok({ body: prediction.value, headers: { 'cache-control': 'no-store' } });
});
