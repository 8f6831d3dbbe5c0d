import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { ok, type Result } from '@/lib/result';
import { asTopicModerator } from './policy';
import { pinTopicInput } from './schema';
import { switchTopic } from './switch-topic';

/** Pins a topic to the top of its board or lets it go; logged with the reason. For moderators. */
export async function pinTopic(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ pinned: boolean; touched: Touched }>> {
  const moderator = asTopicModerator(viewer);
  if (!moderator.ok) return moderator;
  const input = await parse(pinTopicInput, raw);
  if (!input.ok) return input;
  const { topicId, pinned, reason } = input.value;
  const kind = pinned ? 'pin_topic' : 'unpin_topic';
  const done = await switchTopic(moderator.value, { topicId, name: 'pinned', value: pinned, kind, reason });
  return done.ok ? ok({ pinned, touched: done.value }) : done;
}
