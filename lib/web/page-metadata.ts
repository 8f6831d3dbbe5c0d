import type { Metadata } from 'next';
import { LOCALES, type SiteLocale } from '@/i18n/routing';

/**
 * A page's metadata with its canonical address and the same page in the other languages (`hreflang`).
 *
 * @param path without a language, `/` for the start page; the page's own path of a paged list
 * @param index false for pages that are personal or that search engines should leave out
 */
export function pageMetadata(
  locale: string,
  path: string,
  { title, description, index = true }: { title?: string; description?: string; index?: boolean } = {},
): Metadata {
  const address = (language: SiteLocale | string) => `/${language}${path === '/' ? '' : path}`;
  const languages = Object.fromEntries(LOCALES.map((language) => [language, address(language)]));
  return {
    // A title that is undefined would hide the layout's own.
    ...(title === undefined ? {} : { title }),
    description,
    alternates: { canonical: address(locale), languages: { ...languages, 'x-default': path } },
    openGraph: {
      title,
      description,
      url: address(locale),
      siteName: 'Minibatch',
      locale: locale.replace('-', '_'),
      type: 'website',
    },
    ...(index ? {} : { robots: { index: false } }),
  };
}
