import type { SiteLocale } from '@/i18n/routing';

/** One Han letter says about as much as this many Latin ones. */
const LATIN_PER_HAN = 3;
/** Code and formulas are in no language of people. */
const NO_PROSE = /<(pre|code|math|annotation)\b[\s\S]*?<\/\1>|<[^>]*>/g;

/**
 * The language that a post's html is mostly written in, for its `lang` attribute: a Chinese post is set and spoken as
 * Chinese on an English page too. Null where there are no letters at all.
 */
export function languageOfHtml(html: string): SiteLocale | null {
  const text = html.replace(NO_PROSE, ' ');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (han === 0 && latin === 0) return null;
  return han * LATIN_PER_HAN >= latin ? 'zh-CN' : 'en';
}
