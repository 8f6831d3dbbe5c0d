import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';

/** What a page says where there is none. */
export function NotFoundMessage() {
  const t = useTranslations('errors.notFound');
  return (
    <div className="message-page">
      <p className="message-code">404</p>
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      <p>{t('todo')}</p>
      <div className="message-actions">
        <ButtonLink href="/boards" variant="primary">
          {t('boards')}
        </ButtonLink>
        <ButtonLink href="/latest">{t('latest')}</ButtonLink>
      </div>
    </div>
  );
}
