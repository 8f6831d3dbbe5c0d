import type { MemberRef } from '@/lib/members/views';

/** Strongest first: one post makes at most one notification for each member. */
export const NOTIFICATION_KINDS = ['quote', 'reply', 'mention', 'topic_reply'] as const;
/** quote: quoted you; reply: answered your post; mention: named you; topic_reply: wrote in a topic that you opened. */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export interface NotificationView {
  id: number;
  kind: NotificationKind;
  actor: MemberRef;
  topic: { id: number; title: string };
  post: { id: number; number: number; excerpt: string };
  /** ISO 8601, UTC. */
  createdAt: string;
  read: boolean;
}
