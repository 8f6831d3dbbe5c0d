import { appError } from '@/lib/errors';
import { pathId } from '@/lib/web/path-id';
import { personalJson, personalProblem } from '@/lib/web/personal-json';
import { readPostSource } from '@/lib/web/reads/posts';

export const dynamic = 'force-dynamic';

/** The Markdown of a post that stands, to quote it whole: `{ source }`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const source = await readPostSource(pathId((await params).id));
  return source === null ? personalProblem(appError('not_found')) : personalJson({ source });
}
