import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { type ModerationKind, recordAction } from '@/lib/moderation/record-action';
import type { Touched } from '@/lib/posts/views';
import { fail, ok, type Result } from '@/lib/result';
import { findTags, findTopicFacts, setSwitch, transaction } from './store';

export interface TopicSwitch {
  topicId: number;
  name: 'locked' | 'pinned';
  value: boolean;
  kind: ModerationKind;
  reason: string;
}

/** Sets a switch of a topic and logs it, together; where it stands so already, nothing is done or logged. */
export async function switchTopic(
  moderator: Viewer,
  { topicId, name, value, kind, reason }: TopicSwitch,
): Promise<Result<Touched>> {
  const topic = await findTopicFacts(topicId);
  if (!topic) return fail(appError('not_found'));
  if (topic.deletedAt) return fail(appError('gone'));
  const changed = await transaction(async (tx) => {
    const done = await setSwitch(tx, topicId, name, value);
    if (done) await recordAction(tx, moderator, kind, { kind: 'topic', id: topicId }, reason);
    return done;
  });
  if (!changed) return ok({});
  const tags = await findTags(topicId);
  return ok({ home: true, boards: [topic.board.slug], topics: [topicId], members: [topic.authorId], tags });
}
