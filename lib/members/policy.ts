import { type AppError, appError } from '@/lib/errors';
import type { MemberRole, TokenScope, Viewer } from './views';

/** Whether the viewer moderates: moderators and administrators do. */
export const isStaff = (viewer: Pick<Viewer, 'role'> | null): boolean =>
  viewer?.role === 'moderator' || viewer?.role === 'administrator';

export const isAdministrator = (viewer: Pick<Viewer, 'role'> | null): boolean =>
  viewer?.role === 'administrator';

/** Whether a suspension is still running. */
export const isSuspended = (member: { suspendedUntil: Date | null }, now = new Date()): boolean =>
  member.suspendedUntil !== null && member.suspendedUntil > now;

/** Whether the viewer came by a browser session, or by a token that carries `scope`. */
export const hasScope = (viewer: Pick<Viewer, 'scopes'>, scope: TokenScope): boolean =>
  viewer.scopes === null || viewer.scopes.includes(scope);

/**
 * Why the viewer may not write here, or null if they may: a guest, a suspended member, a member whose mail
 * address is not confirmed, a token without the scope. The first question of every verb that writes.
 */
export function refusalToWrite(viewer: Viewer | null, scope: TokenScope, now = new Date()): AppError | null {
  if (!viewer) return appError('not_signed_in');
  if (isSuspended(viewer, now)) return appError('suspended');
  if (!viewer.emailConfirmed) return appError('not_allowed', { detail: 'email_not_confirmed' });
  if (!hasScope(viewer, scope))
    return appError('not_allowed', { detail: 'missing_scope', values: { scope } });
  return null;
}

export const mayWrite = (viewer: Viewer | null, scope: TokenScope, now = new Date()): boolean =>
  refusalToWrite(viewer, scope, now) === null;

/** The account itself (password, sessions, tokens) is changed in a browser alone, never by a token. */
export const mayManageAccount = (viewer: Viewer | null): viewer is Viewer & { sessionId: number } =>
  viewer !== null && viewer.scopes === null && viewer.sessionId !== null;

/** A suspended member keeps the settings shut: their profile is public text as well. */
export const mayEditProfile = (viewer: Viewer | null, now = new Date()): boolean =>
  mayManageAccount(viewer) && !isSuspended(viewer, now);

/** Moderators suspend members; nobody suspends staff, or themself, from the site. */
export const maySuspend = (viewer: Viewer | null, subject: { id: number; role: MemberRole }): boolean =>
  viewer !== null &&
  viewer.scopes === null &&
  isStaff(viewer) &&
  !isStaff(subject) &&
  viewer.id !== subject.id;

/** The outbox holds links that sign people in: administrators only, and only in a browser. */
export const mayReadOutbox = (viewer: Viewer | null): boolean =>
  viewer !== null && viewer.scopes === null && isAdministrator(viewer);
