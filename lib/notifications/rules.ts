import { NOTIFICATION_KINDS, type NotificationKind } from './views';

/** Who is to be told of a post, and why. */
export interface Recipient {
  memberId: number;
  kind: NotificationKind;
}

const strength = (kind: NotificationKind): number => NOTIFICATION_KINDS.indexOf(kind);

/** Each member once, for the strongest reason (quoted, answered, named, topic opener); never the writer. */
export function distinctRecipients(candidates: Recipient[], writerId: number): Recipient[] {
  const strongest = new Map<number, Recipient>();
  for (const candidate of candidates) {
    const known = strongest.get(candidate.memberId);
    if (!known || strength(candidate.kind) < strength(known.kind))
      strongest.set(candidate.memberId, candidate);
  }
  strongest.delete(writerId);
  return [...strongest.values()];
}

/** Whether a kind read from the database is one that this version knows. */
export const isNotificationKind = (kind: string): kind is NotificationKind =>
  NOTIFICATION_KINDS.some((known) => known === kind);
