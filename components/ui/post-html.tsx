import { clsx } from 'clsx';

/**
 * Html that our own renderer made (lib/content: sanitised by allow-list when it was saved). Nothing else may come
 * here: this is the one place of the site that puts html into a page as it is.
 */
export function PostHtml({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: safe html of lib/content, see above
  return <div className={clsx('prose', className)} dangerouslySetInnerHTML={{ __html: html }} />;
}
