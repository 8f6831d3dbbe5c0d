import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';

/** The way through a personal list, whose page stands in the query beside its filter. Nothing where there is one page. */
export function QueryPages({
  path,
  query,
  page,
  pages,
}: {
  /** Without a language. */
  path: string;
  query: Record<string, string>;
  page: number;
  pages: number;
}) {
  const t = useTranslations('common');
  if (pages <= 1) return null;
  const href = (number: number) => `${path}?${new URLSearchParams({ ...query, page: String(number) })}`;
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-3">
      {page > 1 && (
        <Link href={href(page - 1)} rel="prev" className="button button-secondary">
          {t('previousPage')}
        </Link>
      )}
      <span className="text-sm text-muted tabular-nums">{t('pageOf', { page, pages })}</span>
      {page < pages && (
        <Link href={href(page + 1)} rel="next" className="button button-secondary">
          {t('nextPage')}
        </Link>
      )}
    </nav>
  );
}
