import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { ok, type Result } from '@/lib/result';
import { asTopicModerator } from './policy';
import { lockTopicInput } from './schema';
import { switchTopic } from './switch-topic';

/** Locks a topic (only moderators write in it from then on) or unlocks it; logged with the reason. For moderators. */
export async function lockTopic(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ locked: boolean; touched: Touched }>> {
  const moderator = asTopicModerator(viewer);
  if (!moderator.ok) return moderator;
  const input = await parse(lockTopicInput, raw);
  if (!input.ok) return input;
  const { topicId, locked, reason } = input.value;
  const kind = locked ? 'lock_topic' : 'unlock_topic';
  const done = await switchTopic(moderator.value, { topicId, name: 'locked', value: locked, kind, reason });
  return done.ok ? ok({ locked, touched: done.value }) : done;
}
