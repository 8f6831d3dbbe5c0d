import { distinctRecipients, type Recipient } from './rules';
import { type Db, findNotified, insertNotifications } from './store';

/**
 * Tells members of a post, within the transaction that writes it: each once for one post, for the strongest reason,
 * and never its writer. Somebody who was told of the post before (an edit names more members) is not told again.
 */
export async function notify(
  tx: Db,
  writerId: number,
  postId: number,
  candidates: Recipient[],
): Promise<void> {
  const recipients = distinctRecipients(candidates, writerId);
  if (recipients.length === 0) return;
  const told = new Set(await findNotified(tx, postId));
  await insertNotifications(
    tx,
    writerId,
    postId,
    recipients.filter(({ memberId }) => !told.has(memberId)),
  );
}
