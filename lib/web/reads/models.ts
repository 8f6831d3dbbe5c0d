import 'server-only';
import { cache } from 'react';
import { MODELS, type ModelName } from '@/lib/models/catalogue';
import { getFailures } from '@/lib/models/failures';
import { getCard } from '@/lib/models/get-card';
import { listVersions } from '@/lib/models/list-versions';
import type { ModelCard, ModelFailures, VersionSummary } from '@/lib/models/views';

/** The card of a shipped model; null where there is no such model or version. It changes only with a new build. */
export const readModelCard = cache(async (name: string, version: number): Promise<ModelCard | null> => {
  const card = await getCard(name, version);
  return card.ok ? card.value : null;
});

/** The versions of a shipped model, oldest first, and the one that answers when none is named. */
export const readModelVersions = (name: ModelName): { versions: readonly number[]; defaultVersion: number } =>
  MODELS[name];

/** The test pictures that a version misreads; null where there is no such model or version. */
export async function readModelFailures(name: string, version: number): Promise<ModelFailures | null> {
  const failures = await getFailures(name, version);
  return failures.ok ? failures.value : null;
}

/** Every version of a shipped model beside the others, oldest first. */
export async function readVersionTable(name: ModelName): Promise<VersionSummary[]> {
  const versions = await listVersions(name);
  return versions.ok ? versions.value : [];
}
