import type { ViewerRow } from './store';
import type { Viewer } from './views';

/** A member's row as the one who acts. An account without a mail address has none that is confirmed. */
export function toViewer(row: ViewerRow, by: Pick<Viewer, 'sessionId' | 'scopes'>): Viewer {
  const { email, emailConfirmedAt, ...rest } = row;
  return { ...rest, emailConfirmed: email !== null && emailConfirmedAt !== null, ...by };
}
