import { getRun } from '@/lib/runs/get-run';
import { pathId } from '@/lib/web/path-id';
import { personalJson, personalProblem } from '@/lib/web/personal-json';
import { getViewer } from '@/lib/web/session';

export const dynamic = 'force-dynamic';

/** Whether a run is one that this viewer may see: `{ id, shared }`, for the page of one that is not shared. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const run = await getRun(await getViewer(), pathId((await params).id));
  return run.ok ? personalJson({ id: run.value.id, shared: run.value.shared }) : personalProblem(run.error);
}
