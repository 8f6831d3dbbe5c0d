import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { DEFAULT_LOCALE, LOCALES, type SiteLocale } from './routing';

/** Whether a path segment or a cookie's value is one of our languages. */
export const isSiteLocale = (value: string | undefined): value is SiteLocale =>
  LOCALES.some((locale) => locale === value);

/**
 * The language for someone whose path names none: the one they chose before (cookie), else the best of their
 * browser's (`Accept-Language`, RFC 9110 12.5.4; any Chinese leads to zh-CN), else the default. Never throws.
 */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | null): SiteLocale {
  if (isSiteLocale(cookie)) return cookie;
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } })
    .languages()
    .filter(isLanguageTag);
  if (wanted.length === 0) return DEFAULT_LOCALE;
  const found = match(wanted, LOCALES, DEFAULT_LOCALE);
  return isSiteLocale(found) ? found : DEFAULT_LOCALE;
}

/** `*` and malformed tags would make the matcher throw. */
function isLanguageTag(tag: string): boolean {
  if (tag === '*') return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
