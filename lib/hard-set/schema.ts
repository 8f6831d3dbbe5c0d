import { z } from 'zod';
import { REASON_MAX } from '@/lib/limits';
import { rowId, text } from '@/lib/parse';
import { DECISIONS } from './views';

/** A digit, or null: there is none in the picture. */
const label = z.int().min(0).max(9).nullable();

export const submitCorrectionInput = z
  .strictObject({
    model: text(1, 60),
    /** The version that misread it. */
    version: z.int().min(1).optional(),
    image: z.instanceof(Uint8Array),
    /** Which digit of the picture, in reading order; the largest where it is absent. */
    digitIndex: z.int().min(0).max(99).optional(),
    claim: label,
    /** Whether the member wants to be named beside the picture. */
    credited: z.boolean().default(false),
    consent: z.boolean(),
  })
  .check(({ value, issues }) => {
    if (!value.consent)
      issues.push({ code: 'custom', message: 'consent', params: {}, path: ['consent'], input: false });
  });

export const pictureIdInput = z.strictObject({ id: rowId() });

export const reviewCorrectionInput = z
  .strictObject({
    id: rowId(),
    decision: z.enum(DECISIONS),
    /** The label that a relabelled picture gets. */
    truth: label.optional(),
    reason: text(0, REASON_MAX, (raw) => raw.trim()).default(''),
  })
  .check(({ value, issues }) => {
    const missing = (field: string) =>
      issues.push({ code: 'custom', message: 'required', params: {}, path: [field], input: '' });
    if (value.decision === 'relabel' && value.truth === undefined) missing('truth');
    // Accepting says that the member is right; everything else has to say why.
    if (value.decision !== 'accept' && value.reason === '') missing('reason');
  });
