'use client';

import { useTranslations } from 'next-intl';
import { Link, usePathname } from '@/i18n/navigation';

const SECTIONS = [
  { href: '/settings', key: 'preferences' },
  { href: '/settings/profile', key: 'profile' },
  { href: '/settings/account', key: 'account' },
  { href: '/settings/sessions', key: 'sessions' },
  { href: '/settings/tokens', key: 'tokens' },
] as const;

/** The sections of the settings, as links: each is a page. */
export function SettingsNav() {
  const t = useTranslations('settings');
  const path = usePathname();
  return (
    <nav aria-label={t('sections')}>
      <ul className="tab-list flex-wrap lg:grid lg:border-b-0 lg:border-l">
        {SECTIONS.map(({ href, key }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? 'page' : undefined}
              className="tab flex items-center whitespace-nowrap lg:-ml-px lg:border-b-0 lg:border-l-2 lg:border-l-transparent lg:aria-[current=page]:border-l-accent"
            >
              {t(`nav.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
