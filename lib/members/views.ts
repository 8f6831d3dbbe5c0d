export type MemberRole = 'member' | 'moderator' | 'administrator';

/** Whoever acts: a signed-in member, by browser session or by personal access token. */
export interface Viewer {
  id: number;
  username: string;
  displayName: string;
  role: MemberRole;
  locale: string;
  timeZone: string;
  suspendedUntil: Date | null;
  emailConfirmed: boolean;
  /** The browser session's row; null for a token. */
  sessionId: number | null;
  /** Scopes of a personal access token; null means a browser session, which may do everything. */
  scopes: string[] | null;
}

/** A member as shown beside what they wrote. */
export interface MemberRef {
  id: number;
  username: string;
  displayName: string;
  role: MemberRole;
  avatarUrl: string;
}

/** What the page's overlay knows about the viewer. */
export interface ViewerView {
  member: (MemberRef & { emailConfirmed: boolean; suspended: boolean; theme: 'system' | 'light' | 'dark' }) | null;
  unreadNotifications: number;
}
