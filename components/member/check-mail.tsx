import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { RESET_TOKEN_MINUTES } from '@/lib/limits';
import { AccountFrame } from './account-frame';

/**
 * What comes after a form that sends a mail. Where no mail leaves the site it says so plainly, because nobody would
 * find the mail otherwise.
 *
 * @param sent whether an SMTP server is configured
 */
export function CheckMail({ purpose, sent }: { purpose: 'signUp' | 'reset' | 'confirm'; sent: boolean }) {
  const t = useTranslations('members.checkMail');
  return (
    <AccountFrame title={t('title')}>
      <p>{t(purpose, { minutes: RESET_TOKEN_MINUTES })}</p>
      {sent ? (
        <p className="text-sm text-muted">{t(purpose === 'signUp' ? 'notThere' : 'notThereReset')}</p>
      ) : (
        <Alert tone="warn">{t('outbox')}</Alert>
      )}
      <div>
        <ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>
      </div>
    </AccountFrame>
  );
}
