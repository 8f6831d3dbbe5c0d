import { isSuspended } from './policy';
import { findOverlay } from './store';
import { toMemberRef, type Viewer, type ViewerView } from './views';

/** What the header shows of the signed-in member; null when the account is gone. */
export async function getOverlay(viewer: Viewer): Promise<ViewerView['member']> {
  const row = await findOverlay(viewer.id);
  if (!row) return null;
  return {
    ...toMemberRef(row),
    emailConfirmed: viewer.emailConfirmed,
    suspended: isSuspended(viewer),
    theme: row.theme,
  };
}
