import type { SiteLocale } from '@/i18n/routing';

/** Whether a path lies below another one: `/boards/nlp` is under `/boards`, `/boardsmen` is not. */
export const isUnder = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/** The same page in another language. `path` has no language; the start page is the language alone. */
export const inLocale = (locale: SiteLocale, path: string): string => `/${locale}${path === '/' ? '' : path}`;
