import { defineRouting } from 'next-intl/routing';

/** The site's languages, the path's first segment. Chinese first: it is also the answer where nothing else decides. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type SiteLocale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: SiteLocale = 'zh-CN';
/** Name of the cookie that remembers the language a person chose. */
export const LOCALE_COOKIE = 'locale';

/** Every page has its language in the path; the cookie is set by the language switch alone, never by a response. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
  localeCookie: false,
  localeDetection: false,
});
