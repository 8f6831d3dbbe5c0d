import type { Db } from '@/lib/db';

export type { Db };

export interface NewModerationAction {
  actorId: number;
  kind: string;
  subjectKind: string;
  subjectId: number;
  reason: string;
}

export const insertAction = (tx: Db, action: NewModerationAction) =>
  tx.moderationAction.create({ data: action });
