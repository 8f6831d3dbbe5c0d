import { unpackInputs } from '@/lib/inference/input-bytes';
import { toMemberRef } from '@/lib/members/views';
import type { DigitView } from '@/lib/models/views';
import { defaultRunName } from './rules';
import type { RunRow, WholeRunRow } from './store';
import { type RunCard, type RunView, runPicturePath } from './views';

/** A digit as it is stored; what the network saw of it is in the row's `inputs`. */
export type StoredDigit = Omit<DigitView, 'input'>;

/** The column is written by keepRun alone. */
const storedDigits = (row: RunRow): StoredDigit[] => row.digits as unknown as StoredDigit[];

const shared = (row: RunRow) => ({
  id: row.id,
  name: row.name ?? defaultRunName(storedDigits(row)),
  model: row.model,
  version: row.modelVersion,
  digit: row.digit,
  picture: { width: row.pictureWidth, height: row.pictureHeight },
  pictureUrl: runPicturePath(row.id),
  shared: row.sharedAt !== null,
  createdAt: row.createdAt.toISOString(),
  author: toMemberRef(row.author),
});

/** A run's row as the card that lists and embeds get. */
export function toRunCard(row: RunRow): RunCard {
  const probabilities = storedDigits(row)[row.mainIndex]?.probabilities ?? [];
  return { ...shared(row), probability: probabilities[row.digit] ?? 0 };
}

/** A run's row as the view that its page gets. */
export function toRunView(row: WholeRunRow): RunView {
  const inputs = unpackInputs(row.inputs);
  const digits = storedDigits(row).map((digit, index) => ({ ...digit, input: inputs[index] ?? [] }));
  const main = digits[row.mainIndex];
  return { ...shared(row), probabilities: main?.probabilities ?? [], input: main?.input ?? [], digits };
}
