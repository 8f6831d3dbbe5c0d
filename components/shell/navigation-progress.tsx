'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { usePathname } from '@/i18n/navigation';

/** Says that the next page is on its way; the bar shows itself after 300 ms (shell.css), so most never see it. */
export function NavigationProgress() {
  const t = useTranslations('shell');
  const path = usePathname();
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    const begin = (event: MouseEvent) => {
      if (leadsToOtherPage(event)) setFrom(path);
    };
    document.addEventListener('click', begin);
    return () => document.removeEventListener('click', begin);
  }, [path]);
  return from === path ? (
    <div role="progressbar" aria-label={t('going')} className="navigation-progress" />
  ) : null;
}

/** A plain click on a link of this site, to another page in this window. */
function leadsToOtherPage(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download')) return false;
  const url = new URL(link.href);
  return url.origin === window.location.origin && url.pathname !== window.location.pathname;
}
