import 'server-only';
import { cache } from 'react';
import { MODELS, type ModelName } from '@/lib/models/catalogue';
import { getCard } from '@/lib/models/get-card';
import type { ModelCard } from '@/lib/models/views';

/** The card of a shipped model; null where there is no such model or version. It changes only with a new build. */
export const readModelCard = cache(async (name: string, version: number): Promise<ModelCard | null> => {
  const card = await getCard(name, version);
  return card.ok ? card.value : null;
});

/** The versions of a shipped model, oldest first, and the one that answers when none is named. */
export const readModelVersions = (name: ModelName): { versions: readonly number[]; defaultVersion: number } =>
  MODELS[name];
