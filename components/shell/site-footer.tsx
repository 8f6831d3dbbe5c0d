import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { LanguageSwitch } from './language-switch';

/** The foot of every page. */
export function SiteFooter() {
  const t = useTranslations('shell');
  return (
    <footer className="site-footer">
      <div className="site-footer-row">
        <p className="site-footer-line">
          <strong>minibatch</strong> {t('footerLine')}
        </p>
        <nav aria-label={t('footer')}>
          <Link href="/about">{t('about')}</Link>
          <a href="/api/v1/openapi.json">{t('api')}</a>
          <LanguageSwitch />
          <span>{t('licence')}</span>
        </nav>
      </div>
    </footer>
  );
}
