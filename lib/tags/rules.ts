import { TAG_LENGTH_MAX } from '@/lib/limits';
import type { TagRef } from './views';

/** Letters and digits of any script with their marks, and what names of this field need: C++, C#, F1-score, .NET. */
const LABEL = /^[\p{L}\p{N}\p{M}+#._ -]+$/u;

/** The form in which a label is kept: compatibility forms (full width) folded, single spaces. */
export const normaliseTagLabel = (raw: string): string => raw.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** What makes two labels one tag: case and the kind of gap do not count. `Batch Norm` and `batch-norm` are one. */
export const tagSlug = (label: string): string =>
  normaliseTagLabel(label)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Why a normalised label cannot be a tag, or null. */
export function tagProblem(label: string): 'required' | 'too_long' | 'bad_characters' | null {
  if (label === '') return 'required';
  if ([...label].length > TAG_LENGTH_MAX) return 'too_long';
  return LABEL.test(label) && /[\p{L}\p{N}]/u.test(tagSlug(label)) ? null : 'bad_characters';
}

/** Whether a text from an address can be a tag's slug at all. */
export const isTagSlug = (slug: string): boolean => tagProblem(slug) === null && tagSlug(slug) === slug;

/** Labels as tags, each slug once, in the order given; the first spelling counts. */
export function distinctTags(labels: string[]): TagRef[] {
  const tags = new Map<string, TagRef>();
  for (const label of labels) {
    const slug = tagSlug(label);
    if (!tags.has(slug)) tags.set(slug, { slug, label });
  }
  return [...tags.values()];
}
