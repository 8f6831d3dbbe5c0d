import { z } from 'zod';
import { POST_SOURCE_MAX, POST_SOURCE_MIN, REASON_MAX, TOPIC_TITLE_MAX, TOPIC_TITLE_MIN } from '@/lib/limits';
import { rowId, text } from '@/lib/parse';
import { tagLabels } from '@/lib/tags/schema';
import { isReadableTitle, normaliseSource, normaliseTitle } from './rules';
import { REACTION_KINDS } from './views';

/** The Markdown of a post. */
export const postSource = text(POST_SOURCE_MIN, POST_SOURCE_MAX, normaliseSource);

/** The title of a topic, which belongs to its opening post's form. */
export const topicTitle = text(TOPIC_TITLE_MIN, TOPIC_TITLE_MAX, normaliseTitle).check(
  ({ value, issues }) => {
    if (value !== '' && !isReadableTitle(value)) {
      issues.push({ code: 'custom', message: 'bad_characters', params: {}, input: value });
    }
  },
);

/** Why a moderator does something; required or not is a question of whose post it is. */
export const reason = text(0, REASON_MAX, (raw) => raw.trim()).default('');

/** Random letters that name one submission of a form (`crypto.randomUUID()`), or an API call's Idempotency-Key. */
export const submissionId = z
  .string()
  .regex(/^[\w-]{8,80}$/)
  .optional();

export const createPostInput = z.strictObject({
  topicId: rowId(),
  source: postSource,
  replyToId: rowId().optional(),
  submissionId,
});

export const editPostInput = z.strictObject({
  postId: rowId(),
  /** The version that was edited. */
  version: rowId(),
  source: postSource,
  title: topicTitle.optional(),
  tags: tagLabels.optional(),
  reason,
});

export const deletePostInput = z.strictObject({ postId: rowId(), reason });

export const restorePostInput = z.strictObject({ postId: rowId(), reason });

export const toggleReactionInput = z.strictObject({
  postId: rowId(),
  kind: z.enum(REACTION_KINDS),
  /** Without it the reaction is turned over. */
  on: z.boolean().optional(),
});

export const previewInput = z.strictObject({ source: text(0, POST_SOURCE_MAX, normaliseSource) });
