import { isTagSlug } from './rules';
import { findTag } from './store';
import type { TagView } from './views';

/** A tag by its slug; null where no visible topic carries it. */
export async function getTag(slug: string): Promise<TagView | null> {
  const row = isTagSlug(slug) ? await findTag(slug) : null;
  if (!row || row._count.topics === 0) return null;
  return { slug: row.slug, label: row.label, topicCount: row._count.topics };
}
