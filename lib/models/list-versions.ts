import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName, MODELS } from './catalogue';
import { getCard } from './get-card';
import type { ModelCard, VersionSummary } from './views';
import { wilsonInterval } from './wilson';

function summaryOf({ version, accuracy, data, file, training, validation }: ModelCard): VersionSummary {
  const right = Math.round(accuracy * data.testCount);
  return {
    version,
    test: { right, of: data.testCount, accuracy, ...wilsonInterval(right, data.testCount) },
    validation: validation?.accuracy ?? null,
    epochs: training.epochs,
    augmented: training.augmentation !== null,
    seconds: training.seconds,
    bytes: file.bytes,
  };
}

/** Every version of a shipped model beside the others, oldest first, or `not_found`. */
export async function listVersions(name: string): Promise<Result<VersionSummary[]>> {
  if (!isModelName(name)) return fail(appError('not_found'));
  const cards = await Promise.all(MODELS[name].versions.map((version) => getCard(name, version)));
  return ok(cards.flatMap((card) => (card.ok ? [summaryOf(card.value)] : [])));
}
