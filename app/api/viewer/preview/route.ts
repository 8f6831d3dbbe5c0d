import { readJsonObject } from '@/lib/web/api/body';
import { personalJson, personalProblem } from '@/lib/web/personal-json';
import { readPreview } from '@/lib/web/reads/preview';

export const dynamic = 'force-dynamic';

/**
 * `{ source }` as it would look as a post: `{ html, diagnostics }`, by the very function that makes posts. JSON only:
 * a form of another site cannot send that without asking first.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJsonObject(request);
  if (!body.ok) return personalProblem(body.error);
  const preview = await readPreview(body.value);
  return preview.ok ? personalJson(preview.value) : personalProblem(preview.error);
}
