import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { GuestOnly } from './guest-only';

/** What this place is, in two sentences, and the two first steps: draw a digit, or join. */
export function Welcome() {
  const t = useTranslations('home');
  return (
    <header className="grid gap-3 border-b border-line pb-6">
      <h1>{t('title')}</h1>
      <p className="max-w-[70ch] text-muted">{t('lead')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <ButtonLink href="/sandbox" icon="digit" size="sm">
          {t('sandbox')}
        </ButtonLink>
        <GuestOnly>
          <ButtonLink href="/sign-up" variant="primary" size="sm">
            {t('signUp')}
          </ButtonLink>
        </GuestOnly>
      </div>
    </header>
  );
}
