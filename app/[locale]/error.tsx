'use client';

import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '@/components/ui/button';

/** A page failed while it was made: what happened, what was kept, what to do. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('errors.page');
  return (
    <div className="message-page" role="alert">
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      <p>{t('kept')}</p>
      <p>{t('todo')}</p>
      <div className="message-actions">
        <Button variant="primary" onClick={reset}>
          {t('retry')}
        </Button>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </div>
      {error.digest && <p className="message-code mt-6">{t('reference', { digest: error.digest })}</p>}
    </div>
  );
}
