import type { Metadata } from 'next';

/**
 * Metadata of a page whose address is a secret or whose content is one person's: in no index, and its address is never
 * told to another site (Referer), so that a link from a mail does not leave with a click. Not `no-referrer`: browsers then
 * send a form's `Origin` as `null`, and its server action is refused.
 */
export const privatePageMetadata = (title: string): Metadata => ({
  title,
  referrer: 'same-origin',
  robots: { index: false, follow: false },
});
