import { z } from 'zod';

/** What the network sees: 28 x 28 numbers from 0 (paper) to 1 (ink), row by row, as `predict` answers them. */
export const preparedInput = z.array(z.number().min(0).max(1)).length(784);

export const explainInput = z.strictObject({
  input: preparedInput,
  /** Which digit the smallest change aims at; the runner-up where it is absent. */
  target: z.int().min(0).max(9).optional(),
});

export const neighboursInput = z.strictObject({ input: preparedInput });
