import { appError } from '@/lib/errors';
import { pathId } from '@/lib/web/path-id';
import { parseRange, personalJson, personalProblem } from '@/lib/web/personal-json';
import { readViewerTopic } from '@/lib/web/reads/viewer';

export const dynamic = 'force-dynamic';

/** What the viewer may do on a topic page, and their own reactions (`ViewerTopicView`): `?from=1&to=20`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const range = parseRange(new URL(request.url).searchParams);
  if (!range)
    return personalProblem(appError('invalid_input', { fields: [{ field: 'from', key: 'invalid' }] }));
  const view = await readViewerTopic(pathId((await params).id), range);
  return view ? personalJson(view) : personalProblem(appError('not_found'));
}
