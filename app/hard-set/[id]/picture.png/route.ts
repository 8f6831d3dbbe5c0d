import { pathId } from '@/lib/web/path-id';
import { hardPictureResponse } from '@/lib/web/reads/runs';

/** The picture of a correction, or of the hard set. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return hardPictureResponse(request, pathId((await params).id));
}
