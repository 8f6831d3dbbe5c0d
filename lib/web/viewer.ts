import 'server-only';
import { viewerOfToken } from '@/lib/members/access-tokens';
import { getOverlay } from '@/lib/members/get-overlay';
import type { Viewer, ViewerView } from '@/lib/members/views';
import { ok, type Result } from '@/lib/result';
import { getViewer } from './session';

/** The signed-in member of this request, or null for a guest (see session.ts). */
export const currentViewer = getViewer;

/** The part of the page's overlay that is the member. Never in a shared page. */
export async function currentMemberView(): Promise<ViewerView['member']> {
  const viewer = await getViewer();
  return viewer ? getOverlay(viewer) : null;
}

/**
 * Who calls the API: the owner of the personal access token in `Authorization: Bearer`, or a guest. A session
 * cookie does not count there, so that no other site's form can use it. A wrong token fails rather than reading
 * as a guest.
 */
export async function apiViewer(request: Request): Promise<Result<Viewer | null>> {
  const header = request.headers.get('authorization');
  if (header === null) return ok(null);
  return viewerOfToken(/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
}
