import type { Viewer } from '@/lib/members/views';
import { type Db, insertAction } from './store';

/** What a moderator can do to what others made, so far. */
export type ModerationKind =
  | 'edit_post'
  | 'delete_post'
  | 'restore_post'
  | 'delete_topic'
  | 'restore_topic'
  | 'lock_topic'
  | 'unlock_topic'
  | 'pin_topic'
  | 'unpin_topic'
  | 'unshare_run'
  | 'delete_run'
  | 'accept_hard_picture'
  | 'relabel_hard_picture'
  | 'reject_hard_picture'
  | 'reopen_hard_picture';

/** The one thing that an action is about. */
export interface ModerationSubject {
  kind: 'topic' | 'post' | 'run' | 'hard_picture';
  id: number;
}

/** Writes one entry of the append-only log, within the transaction of the act itself: no act without its entry. */
export async function recordAction(
  tx: Db,
  actor: Viewer,
  kind: ModerationKind,
  subject: ModerationSubject,
  reason: string,
): Promise<void> {
  await insertAction(tx, {
    actorId: actor.id,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    reason,
  });
}
