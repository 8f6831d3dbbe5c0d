import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import type { SettingsView } from '@/lib/members/views';
import { EmailChangeForm, ResendConfirmation } from './account-forms';
import { SettingsSection } from './settings-section';

/** The mail address: which, whether it is confirmed, and changing it. */
export function AccountEmail({
  settings,
}: {
  settings: Pick<SettingsView, 'email' | 'emailConfirmed' | 'hasPassword'>;
}) {
  const t = useTranslations('settings.account');
  const { email, emailConfirmed, hasPassword } = settings;
  return (
    <SettingsSection id="email-section" title={t('email')}>
      {email ? (
        <p className="flex flex-wrap items-center gap-2 break-all">
          <span className="sr-only">{t('present')}</span>
          {email}
          <Badge tone={emailConfirmed ? 'good' : 'warn'}>
            {t(emailConfirmed ? 'confirmed' : 'unconfirmed')}
          </Badge>
        </p>
      ) : (
        <Alert tone="warn">{t('none')}</Alert>
      )}
      {email && !emailConfirmed && (
        <Alert tone="warn" actions={<ResendConfirmation />}>
          {t('unconfirmedText')}
        </Alert>
      )}
      <EmailChangeForm hasPassword={hasPassword} />
    </SettingsSection>
  );
}
