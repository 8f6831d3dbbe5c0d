import { z } from 'zod';
import { REASON_MAX } from '@/lib/limits';
import { rowId, text } from '@/lib/parse';
import { postSource, submissionId, topicTitle } from '@/lib/posts/schema';
import { tagLabels } from '@/lib/tags/schema';

export const createTopicInput = z.strictObject({
  /** Slug of the board. */
  board: text(1, 40),
  title: topicTitle,
  source: postSource,
  tags: tagLabels.default([]),
  submissionId,
});

/** Moderators say why. */
const reason = text(1, REASON_MAX, (raw) => raw.trim());

export const lockTopicInput = z.strictObject({ topicId: rowId(), locked: z.boolean(), reason });
export const pinTopicInput = z.strictObject({ topicId: rowId(), pinned: z.boolean(), reason });
