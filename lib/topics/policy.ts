import { appError } from '@/lib/errors';
import { isStaff, refusalToWrite } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import { refusalToReply, type TopicFacts } from '@/lib/posts/policy';
import { fail, ok, type Result } from '@/lib/result';
import type { ReplyRefusal } from './views';

/** The viewer as somebody who may open topics, or why not. */
export function asTopicWriter(viewer: Viewer | null): Result<Viewer> {
  const refusal = refusalToWrite(viewer, 'topics:write');
  return viewer && !refusal ? ok(viewer) : fail(refusal ?? appError('not_signed_in'));
}

/** The viewer as a moderator of topics (lock, pin), or why not. */
export function asTopicModerator(viewer: Viewer | null): Result<Viewer> {
  const writer = asTopicWriter(viewer);
  if (!writer.ok || isStaff(writer.value)) return writer;
  return fail(appError('not_allowed'));
}

/** Why there is no reply form for this viewer, as the key of a sentence; null where there is one. */
export function replyRefusalOf(viewer: Viewer | null, topic: TopicFacts): ReplyRefusal | null {
  const refusal = refusalToReply(viewer, topic);
  if (!refusal) return null;
  const reasons: Partial<Record<typeof refusal.code, ReplyRefusal>> = {
    not_signed_in: 'not_signed_in',
    suspended: 'suspended',
    locked: 'locked',
    gone: 'deleted',
  };
  return reasons[refusal.code] ?? 'email_not_confirmed';
}
