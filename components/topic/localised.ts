import type { Localised } from '@/lib/boards/views';

/** A text that is stored in both languages, in the page's. */
export const localised = (text: Localised, locale: string): string =>
  locale === 'en' ? text.en : text['zh-CN'];
