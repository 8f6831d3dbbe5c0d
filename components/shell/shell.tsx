import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NavigationProgress } from './navigation-progress';
import { ProseTools } from './prose-tools';
import { RelativeTimes } from './relative-times';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** The frame of every page: skip link, header, the page in `<main>`, footer, and the page's few client scripts. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div className="site">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <SiteHeader />
      <main id="content" tabIndex={-1} className="page">
        {children}
      </main>
      <SiteFooter />
      <NavigationProgress />
      <RelativeTimes />
      <ProseTools />
    </div>
  );
}
