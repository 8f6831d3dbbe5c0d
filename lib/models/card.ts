import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const counts = z.array(z.number().int().nonnegative());

/** What a model card says: where the model comes from, how well it answers, and how to make it again. */
export const cardSchema = z.strictObject({
  name: z.string(),
  version: z.number().int().positive(),
  /** The day it was trained, ISO 8601. */
  date: z.iso.date(),
  licence: z.string(),
  /** The one command that makes it again. */
  command: z.string(),
  file: z.strictObject({ name: z.string(), bytes: z.number().int().positive(), sha256 }),
  onnx: z.strictObject({ irVersion: z.number().int(), opset: z.number().int() }),
  network: z.strictObject({
    widths: z.array(z.number().int().positive()),
    activation: z.literal('relu'),
    parameters: z.number().int().positive(),
  }),
  data: z.strictObject({
    name: z.string(),
    authors: z.string(),
    source: z.url(),
    package: z.string(),
    trainCount: z.number().int().positive(),
    testCount: z.number().int().positive(),
    files: z.array(z.strictObject({ name: z.string(), sha256 })),
  }),
  training: z.strictObject({
    loss: z.literal('cross-entropy'),
    optimiser: z.literal('adam'),
    rate: z.number().positive(),
    /** How the rate moves: `cosine` falls to zero, after linear warm-up over `warmUp` steps. */
    schedule: z.enum(['constant', 'cosine']).default('constant'),
    warmUp: z.number().int().nonnegative().default(0),
    /** Largest changes that each training picture gets anew each time it is seen; null for none. */
    augmentation: z.record(z.string(), z.number()).nullable().default(null),
    batch: z.number().int().positive(),
    epochs: z.number().int().positive(),
    seed: z.number().int(),
    initialisation: z.literal('torch-default'),
    scaling: z.literal('[0, 1]'),
    /** Processor seconds for the whole run, evaluation included. */
    seconds: z.number().positive(),
  }),
  epochs: z.array(
    z.strictObject({
      epoch: z.number().int().positive(),
      trainLoss: z.number(),
      testLoss: z.number(),
      testCorrect: z.number().int(),
      testAccuracy: z.number().min(0).max(1),
    }),
  ),
  /** The same recipe on the first 55,000 training pictures, evaluated on the other 5,000: what settings are chosen by. */
  validation: z
    .strictObject({
      trainCount: z.number().int(),
      count: z.number().int(),
      accuracy: z.number().min(0).max(1),
    })
    .optional(),
  /** Of the last epoch, not of the best. */
  accuracy: z.number().min(0).max(1),
  /** confusion[truth][answer], on the test pictures. */
  confusion: z.array(counts),
});

export type ModelCard = z.infer<typeof cardSchema>;
