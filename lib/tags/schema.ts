import { z } from 'zod';
import { TAG_LENGTH_MAX, TOPIC_TAGS_MAX } from '@/lib/limits';
import { distinctTags, normaliseTagLabel, tagProblem } from './rules';

/** The labels of a topic's tags as somebody typed them; out come distinct tags. */
export const tagLabels = z
  .array(z.string())
  .transform((labels) => labels.map(normaliseTagLabel))
  .check(({ value, issues }) => {
    const problem = value.map(tagProblem).find((found) => found !== null);
    if (problem) {
      issues.push({ code: 'custom', message: problem, params: { max: TAG_LENGTH_MAX }, input: value });
    }
    if (value.length > TOPIC_TAGS_MAX) {
      issues.push({ code: 'custom', message: 'too_many', params: { max: TOPIC_TAGS_MAX }, input: value });
    }
  })
  .transform(distinctTags);
