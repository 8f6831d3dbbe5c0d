import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountFrame } from '@/components/member/account-frame';
import { ProviderButtons } from '@/components/member/provider-buttons';
import { SignUpForm } from '@/components/member/sign-up-form';
import { Link } from '@/i18n/navigation';
import { enabledProviders } from '@/lib/web/auth-providers';
import { pageMetadata } from '@/lib/web/page-metadata';
import { getViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.signUp' });
  return pageMetadata(locale, '/sign-up', { title: t('title'), description: t('lead') });
}

/** Becoming a member. */
export default async function SignUpPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (await getViewer()) redirect(`/${locale}`);
  const t = await getTranslations('members.signUp');
  return (
    <AccountFrame
      title={t('title')}
      lead={t('lead')}
      footer={
        <p>
          {t('haveAccount')}{' '}
          <Link href="/sign-in" className="text-accent underline">
            {t('signIn')}
          </Link>
        </p>
      }
    >
      <SignUpForm />
      <ProviderButtons providers={enabledProviders()} next="" />
    </AccountFrame>
  );
}
