import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { buttonClass } from './button-style';
import { Icon } from './icon';
import { pageNumbers } from './page-numbers';

/**
 * Links to the pages of a list, in the path. Nothing where there is one page.
 *
 * @param basePath the first page's path without a language, for instance `/boards/optimisation`; page 2 is `<basePath>/2`
 * @param label names the navigation where a page has two
 */
export function Pagination({
  basePath,
  page,
  pages,
  label,
  className,
}: {
  basePath: string;
  page: number;
  pages: number;
  label?: string;
  className?: string;
}) {
  const t = useTranslations('common');
  if (pages <= 1) return null;
  const href = (number: number) => (number === 1 ? basePath || '/' : `${basePath}/${number}`);
  /** What a phone has room for; the neighbours are one step away by the arrows. */
  const isEnd = (number: number | null) => [null, 1, page, pages].includes(number);
  return (
    <nav aria-label={label ?? t('pages')} className={clsx('pagination', className)}>
      {page > 1 && (
        <Link
          href={href(page - 1)}
          rel="prev"
          className={buttonClass('quiet')}
          aria-label={t('previousPage')}
        >
          <Icon name="arrow-left" size={18} />
        </Link>
      )}
      <ol>
        {pageNumbers(page, pages).map((entry) => (
          <li key={entry.key} className={isEnd(entry.page) ? undefined : 'pagination-near'}>
            {entry.page === null ? (
              <span className="pagination-gap">…</span>
            ) : (
              <Link
                href={href(entry.page)}
                className={buttonClass('quiet', 'md', 'pagination-page')}
                aria-label={t('page', { page: entry.page })}
                aria-current={entry.page === page ? 'page' : undefined}
              >
                {entry.page}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <Link href={href(page + 1)} rel="next" className={buttonClass('quiet')} aria-label={t('nextPage')}>
          <Icon name="arrow-right" size={18} />
        </Link>
      )}
    </nav>
  );
}
