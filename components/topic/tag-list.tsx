import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import type { TagRef } from '@/lib/tags/views';

/** Path of a tag's page without a language: a slug may hold any letter. */
export const tagPath = (slug: string): string => `/tags/${encodeURIComponent(slug)}`;

/** A topic's tags as links; nothing where it has none. */
export function TagList({ tags }: { tags: readonly TagRef[] }) {
  const t = useTranslations('tags');
  if (tags.length === 0) return null;
  return (
    <ul aria-label={t('of')} className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag.slug} className="min-w-0">
          <Link
            href={tagPath(tag.slug)}
            prefetch={false}
            className="inline-flex min-h-6 max-w-full items-center rounded-md border border-line px-1.5 text-xs text-muted hover:border-line-strong hover:text-ink"
          >
            <span className="truncate">{tag.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
