import { avatarUrlOf } from './avatar';

export const MEMBER_ROLES = ['member', 'moderator', 'administrator'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;

/** What a personal access token may do; reading is open to everyone and needs none. */
export const TOKEN_SCOPES = [
  'topics:write',
  'posts:write',
  'reactions:write',
  'notifications:read',
  'runs:read',
  'runs:write',
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Days a token may live; null is until it is revoked. */
export const TOKEN_LIFETIMES_DAYS = [7, 30, 90, 365, null] as const;

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

/** The columns of a member that `toMemberRef` needs: other domains select their authors by it. */
export const memberRefSelect = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  avatarKey: true,
} as const;

/** A member's row, as far as `memberRefSelect` selects it, as the view that components get. */
export function toMemberRef(row: {
  id: number;
  username: string;
  displayName: string;
  role: MemberRole;
  avatarKey: string | null;
}): MemberRef {
  const { id, username, displayName, role } = row;
  return { id, username, displayName, role, avatarUrl: avatarUrlOf(row) };
}

/** What the page's overlay knows about the viewer. */
export interface ViewerView {
  member: (MemberRef & { emailConfirmed: boolean; suspended: boolean; theme: ThemeName }) | null;
  unreadNotifications: number;
}

export type ThemeName = (typeof THEMES)[number];

/** A link of a profile: a name and an absolute https or http address, checked by schema.ts. */
export interface ProfileLink {
  label: string;
  url: string;
}

/** A member's public page, without what they wrote. The same for every viewer. */
export interface ProfileView extends MemberRef {
  biographyHtml: string;
  links: ProfileLink[];
  /** ISO 8601 in UTC. */
  joinedAt: string;
  topicCount: number;
  postCount: number;
}

/** What a member sees and edits of themself in the settings. */
export interface SettingsView extends MemberRef {
  email: string | null;
  emailConfirmed: boolean;
  hasPassword: boolean;
  hasUploadedAvatar: boolean;
  locale: string;
  theme: ThemeName;
  timeZone: string;
  biographySource: string;
  links: ProfileLink[];
}

/** A signed-in browser, as its owner sees it. Times are ISO 8601 in UTC. */
export interface SessionView {
  id: number;
  /** Name and system of the browser, for instance `Firefox · Linux`; empty where unknown. */
  browser: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

/** A personal access token, without its secret. Times are ISO 8601 in UTC. */
export interface AccessTokenView {
  id: number;
  name: string;
  /** Its first characters, so that a member recognises it. */
  hint: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  expired: boolean;
}

/** A member's public page, without a language. */
export const memberPath = (username: string): string => `/members/${encodeURIComponent(username)}`;
