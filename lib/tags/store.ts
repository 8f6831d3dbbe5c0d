import { type Db, db } from '@/lib/db';
import type { TagRef } from './views';

/** Makes the tags that are new and gives the ids of all. In order of slugs, so that two writers never wait crosswise. */
export async function ensureTags(tx: Db, tags: TagRef[]): Promise<number[]> {
  const data = tags.map(({ slug, label }) => ({ slug, label })).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  await tx.tag.createMany({ data, skipDuplicates: true });
  const rows = await tx.tag.findMany({
    where: { slug: { in: tags.map((tag) => tag.slug) } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Gives a topic exactly these tags. */
export async function replaceTopicTags(tx: Db, topicId: number, tags: TagRef[]): Promise<void> {
  const ids = await ensureTags(tx, tags);
  await tx.topicTag.deleteMany({ where: { topicId, tagId: { notIn: ids } } });
  await tx.topicTag.createMany({ data: ids.map((tagId) => ({ topicId, tagId })), skipDuplicates: true });
}

export const findTag = (slug: string) =>
  db.tag.findUnique({
    where: { slug },
    select: {
      slug: true,
      label: true,
      _count: { select: { topics: { where: { topic: { deletedAt: null } } } } },
    },
  });

export type { Db };
