import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountFrame } from '@/components/member/account-frame';
import { EmailForm } from '@/components/member/email-form';
import { Link } from '@/i18n/navigation';
import { pageMetadata } from '@/lib/web/page-metadata';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.reset' });
  return pageMetadata(locale, '/reset', { title: t('title'), index: false });
}

/** Asking for a link to set a new password. */
export default async function ResetPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('members');
  return (
    <AccountFrame
      title={t('reset.title')}
      lead={t('reset.lead')}
      footer={
        <Link href="/sign-in" className="text-accent underline">
          {t('checkMail.toSignIn')}
        </Link>
      }
    >
      <EmailForm purpose="reset" />
    </AccountFrame>
  );
}
