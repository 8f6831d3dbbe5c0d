import 'server-only';
import { cache } from 'react';
import { getCard } from '@/lib/models/get-card';
import type { ModelCard } from '@/lib/models/views';

/** The card of a shipped model; null where there is no such model or version. It changes only with a new build. */
export const readModelCard = cache(async (name: string, version: number): Promise<ModelCard | null> => {
  const card = await getCard(name, version);
  return card.ok ? card.value : null;
});
