import { explainPrediction } from '@/lib/models/explain-prediction';
import { ok } from '@/lib/result';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';
import { versionOf } from '@/lib/web/api/parameters';

/** Why a version of the model reads a prepared picture as it does. */
export const POST = endpoint<{ name: string }>('explain', async ({ request, params, query }) => {
  const version = versionOf(query);
  if (!version.ok) return version;
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const explained = await explainPrediction(params.name, version.value, body.value);
  return explained.ok ? ok({ body: explained.value, headers: { 'cache-control': 'no-store' } }) : explained;
});
