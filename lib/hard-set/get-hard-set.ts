import { appError } from '@/lib/errors';
import { HARD_SET_PER_PAGE, HARD_SET_SHOWN_MAX } from '@/lib/limits';
import { isModelName, MODELS } from '@/lib/models/catalogue';
import { wilsonInterval } from '@/lib/models/wilson';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { fail, ok, type Result } from '@/lib/result';
import { answerStored, answersOf } from './answers';
import { toHardPictureView } from './present';
import { countAccepted, findAccepted, findLabelled } from './store';
import type { HardPictureView, HardSetAccuracy, HardSetView } from './views';

/** How well each version reads what was accepted, by asking all of them now. */
async function accuracyOf(
  model: string,
  labelled: readonly { truth: number | null; input: Uint8Array }[],
): Promise<Result<HardSetAccuracy[]>> {
  const withDigit = labelled.filter(({ truth }) => truth !== null);
  const answers = await answerStored(
    model,
    withDigit.map(({ input }) => input),
  );
  if (!answers.ok) return answers;
  const of = withDigit.length;
  const versions = isModelName(model) ? MODELS[model].versions : [];
  return ok(
    versions.map((version) => {
      const isRight = (row: number) =>
        answers.value[row]?.find((answer) => answer.version === version)?.digit === withDigit[row]?.truth;
      const right = withDigit.filter((_, row) => isRight(row)).length;
      return { version, right, of, ...wilsonInterval(right, of) };
    }),
  );
}

/**
 * The public hard set of a model with the accuracy of its versions. Fails with `not_found` for a model that the site does
 * not ship, `busy` and `unavailable` where the workers cannot be asked.
 */
export async function getHardSet(model: string): Promise<Result<HardSetView>> {
  if (!isModelName(model)) return fail(appError('not_found'));
  const [labelled, newest] = await Promise.all([
    findLabelled(model),
    findAccepted(model, 'newest', { skip: 0, take: HARD_SET_SHOWN_MAX }),
  ]);
  const accuracy = await accuracyOf(model, labelled);
  if (!accuracy.ok) return accuracy;
  const answers = await answersOf(newest);
  if (!answers.ok) return answers;
  return ok({
    total: labelled.length,
    withoutDigit: labelled.filter(({ truth }) => truth === null).length,
    accuracy: accuracy.value,
    pictures: newest.map((row, index) => toHardPictureView(row, answers.value[index] ?? [])),
  });
}

/** A page of the accepted pictures, in the order in which they were given; `not_found` where there is no such page or model. */
export async function listHardSet(page: number, model?: string): Promise<Result<Paged<HardPictureView>>> {
  if (model !== undefined && !isModelName(model)) return fail(appError('not_found'));
  const total = await countAccepted(model);
  if (!hasPage(page, total, HARD_SET_PER_PAGE)) return fail(appError('not_found'));
  const rows = await findAccepted(model, 'oldest', windowOf(page, HARD_SET_PER_PAGE));
  const answers = await answersOf(rows);
  if (!answers.ok) return answers;
  return ok({
    items: rows.map((row, index) => toHardPictureView(row, answers.value[index] ?? [])),
    page,
    pageCount: pageCountOf(total, HARD_SET_PER_PAGE),
    total,
  });
}
