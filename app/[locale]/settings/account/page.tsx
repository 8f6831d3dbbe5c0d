import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountEmail } from '@/components/member/account-email';
import { AccountPassword } from '@/components/member/account-password';
import { SettingsSection } from '@/components/member/settings-section';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { signOut } from '@/lib/web/actions/members';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readProviders, readSettings } from '@/lib/web/reads/members';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return privatePageMetadata(t('account.title'));
}

/** Mail address, password, other ways to sign in, signing out. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/settings/account');
  const [settings, linked] = await Promise.all([readSettings(viewer), readProviders(viewer)]);
  if (!settings || !linked.ok) notFound();
  const providers = linked.value;
  const t = await getTranslations('settings.account');
  const confirmed = (await searchParams).notice === 'confirmed';
  return (
    <>
      <h1>{t('title')}</h1>
      {confirmed && <Alert tone="good">{t('confirmedNotice')}</Alert>}
      <AccountEmail settings={settings} />
      <AccountPassword settings={settings} providers={providers.map(({ name }) => name)} />
      {providers.length > 0 && (
        <SettingsSection id="providers" title={t('providers')}>
          <ul className="grid gap-1 text-sm">
            {providers.map(({ name, since }) => (
              <li key={name}>
                {t('linkedSince', { provider: name })} <Time at={since} />
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
      <SettingsSection id="leave" title={t('signOut')} lead={t('signOutText')}>
        <form action={signOut}>
          <Button type="submit" icon="sign-out">
            {t('signOut')}
          </Button>
        </form>
      </SettingsSection>
    </>
  );
}
