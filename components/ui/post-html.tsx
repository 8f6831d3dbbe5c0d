import { clsx } from 'clsx';
import { languageOfHtml } from './text-language';

/**
 * Html that our own renderer made (lib/content: sanitised by allow-list when it was saved). Nothing else may come
 * here: this is the one place of the site that puts html into a page as it is.
 */
export function PostHtml({ html, className }: { html: string; className?: string }) {
  return (
    <div
      lang={languageOfHtml(html) ?? undefined}
      className={clsx('prose', className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: safe html of lib/content, see above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
