import { useFormatter, useTranslations } from 'next-intl';
import type { SettingsView } from '@/lib/members/views';
import { PasswordChangeForm, PasswordLink } from './account-forms';
import { SettingsSection } from './settings-section';

/**
 * The password: changing it, or, for a member who signs in by a provider, a link to set a first one.
 *
 * @param providers names of the linked providers
 */
export function AccountPassword({
  settings,
  providers,
}: {
  settings: Pick<SettingsView, 'hasPassword' | 'emailConfirmed'>;
  providers: readonly string[];
}) {
  const t = useTranslations('settings.account');
  const format = useFormatter();
  if (settings.hasPassword) {
    return (
      <SettingsSection id="password-section" title={t('password')} lead={t('passwordEnds')}>
        <PasswordChangeForm />
      </SettingsSection>
    );
  }
  const lead = settings.emailConfirmed
    ? t('noPassword', { providers: format.list(providers) })
    : t('noPasswordMail');
  return (
    <SettingsSection id="password-section" title={t('password')} lead={lead}>
      {settings.emailConfirmed && <PasswordLink />}
    </SettingsSection>
  );
}
