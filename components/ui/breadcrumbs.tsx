import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { Icon } from './icon';

/** The way to this page. Each item a label and (all but the page itself) a path without a language. */
export function Breadcrumbs({
  items,
}: {
  items: readonly { label: ReactNode; href?: string; key?: string }[];
}) {
  const t = useTranslations('common');
  return (
    <nav aria-label={t('breadcrumbs')} className="breadcrumbs">
      <ol>
        {items.map(({ label, href, key }, index) => (
          <li key={key ?? href ?? 'here'}>
            {index > 0 && <Icon name="chevron-right" size={14} />}
            {href ? <Link href={href}>{label}</Link> : <span aria-current="page">{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
