import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SettingsSection } from '@/components/member/settings-section';
import { TokenForm } from '@/components/member/token-form';
import { TokenList } from '@/components/member/token-list';
import { Alert } from '@/components/ui/alert';
import { TOKEN_LIFETIMES_DAYS, TOKEN_SCOPES } from '@/lib/members/views';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readAccessTokens } from '@/lib/web/reads/members';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return privatePageMetadata(t('tokens.title'));
}

/** Personal access tokens of the public API. */
export default async function TokensPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/settings/tokens');
  const tokens = await readAccessTokens(viewer);
  if (!tokens.ok) notFound();
  const t = await getTranslations('settings.tokens');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="text-sm text-muted">{t('lead')}</p>
      {!viewer.emailConfirmed && <Alert tone="warn">{t('unconfirmed')}</Alert>}
      <SettingsSection id="new-token" title={t('new')}>
        <TokenForm scopes={TOKEN_SCOPES} days={TOKEN_LIFETIMES_DAYS} />
      </SettingsSection>
      <SettingsSection id="token-list" title={t('listTitle')}>
        <TokenList tokens={tokens.value} />
      </SettingsSection>
    </>
  );
}
