import { pathId } from '@/lib/web/path-id';
import { runPictureResponse } from '@/lib/web/reads/runs';

/** The kept picture of a run. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return runPictureResponse(request, pathId((await params).id));
}
