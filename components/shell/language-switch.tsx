'use client';

import { useLocale } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { usePathname } from '@/i18n/navigation';
import { LOCALE_COOKIE, type SiteLocale } from '@/i18n/routing';
import { inLocale } from './paths';

const OTHER: Record<string, { locale: SiteLocale; name: string }> = {
  'zh-CN': { locale: 'en', name: 'English' },
  en: { locale: 'zh-CN', name: '中文' },
};
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * A real link to the same page in the other language, named in that language. The choice is kept in a cookie, for
 * paths without a language. A whole page load: language, texts and fonts of the document change together.
 */
export function LanguageSwitch({ className, icon }: { className?: string; icon?: boolean }) {
  const locale = useLocale();
  const path = usePathname();
  const other = OTHER[locale];
  if (!other) return null;
  const href = inLocale(other.locale, path);
  return (
    <a
      href={href}
      hrefLang={other.locale}
      lang={other.locale}
      className={className}
      onClick={(event) => {
        rememberLocale(other.locale);
        event.currentTarget.href = href + window.location.search + window.location.hash;
      }}
    >
      {icon && <Icon name="globe" size={18} />}
      {other.name}
    </a>
  );
}

/**
 * Keeps the language for later visits: a functional cookie that says nothing about who it is. Where the browser has no
 * cookie store, the path alone carries the language.
 */
export function rememberLocale(locale: SiteLocale): void {
  void window.cookieStore?.set({
    name: LOCALE_COOKIE,
    value: locale,
    path: '/',
    expires: Date.now() + YEAR_MS,
    sameSite: 'lax',
  });
}
