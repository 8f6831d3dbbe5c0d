import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountFrame } from '@/components/member/account-frame';
import { ProviderButtons } from '@/components/member/provider-buttons';
import { SignInForm } from '@/components/member/sign-in-form';
import { Alert, type Tone } from '@/components/ui/alert';
import { Link } from '@/i18n/navigation';
import { enabledProviders } from '@/lib/web/auth-providers';
import { safeNextPath } from '@/lib/web/next-path';
import { pageMetadata } from '@/lib/web/page-metadata';
import { getViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.signIn' });
  return pageMetadata(locale, '/sign-in', { title: t('title'), index: false });
}

const NOTICES: Record<string, { tone: Tone; key: 'confirmed' | 'passwordSet' | 'signedOut' }> = {
  confirmed: { tone: 'good', key: 'confirmed' },
  'password-set': { tone: 'good', key: 'passwordSet' },
  'signed-out': { tone: 'info', key: 'signedOut' },
};

const single = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** Signing in: by username or mail address and password, or at the providers that are switched on. */
export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const query = await searchParams;
  // `callbackUrl` is next-auth's own name for it, when a sign-in at a provider comes back without success.
  const next = safeNextPath(single(query.next)) ?? '';
  if (await getViewer()) redirect(next || `/${locale}`);
  const t = await getTranslations('members.signIn');
  const notice = NOTICES[single(query.notice)];
  const error = single(query.error);
  return (
    <AccountFrame
      title={t('title')}
      footer={
        <p>
          {t('noAccount')}{' '}
          <Link href="/sign-up" className="text-accent underline">
            {t('signUp')}
          </Link>
        </p>
      }
    >
      {notice && <Alert tone={notice.tone}>{t(notice.key)}</Alert>}
      {error && <Alert tone="bad">{t(error === 'suspended' ? 'providerSuspended' : 'providerFailed')}</Alert>}
      {next && !notice && <p className="text-sm text-muted">{t('toGo')}</p>}
      <SignInForm next={next} />
      <ProviderButtons providers={enabledProviders()} next={next} />
    </AccountFrame>
  );
}
