import { z } from 'zod';
import { REASON_MAX, RUN_NAME_MAX } from '@/lib/limits';
import { rowId, text } from '@/lib/parse';
import { submissionId } from '@/lib/posts/schema';
import { normaliseRunName } from './rules';

/** A run's name; an empty one means the name that is made from the answer. */
const runName = text(0, RUN_NAME_MAX, normaliseRunName).check(({ value, issues }) => {
  // Letters that turn the direction of a line: a name with them reads as another.
  if (/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u.test(value)) {
    issues.push({ code: 'custom', message: 'bad_characters', params: {}, input: value });
  }
});

/** Why a moderator does it; required where the run is somebody else's. */
const reason = text(0, REASON_MAX, (raw) => raw.trim()).default('');

export const keepRunInput = z.strictObject({
  model: text(1, 60),
  version: z.int().min(1).optional(),
  image: z.instanceof(Uint8Array),
  name: runName.default(''),
  shared: z.boolean().default(false),
  submissionId,
});

export const changeRunInput = z.strictObject({
  runId: rowId(),
  name: runName.optional(),
  shared: z.boolean().optional(),
  reason,
});

export const deleteRunInput = z.strictObject({ runId: rowId(), reason });

/** What comes from the query of a list. */
export const runFilter = z.strictObject({
  digit: z.int().min(0).max(9).optional(),
  model: text(1, 60).optional(),
  version: rowId().optional(),
  shared: z.boolean().optional(),
});
