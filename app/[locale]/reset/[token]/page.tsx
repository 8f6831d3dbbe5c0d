import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountFrame } from '@/components/member/account-frame';
import { EmailForm } from '@/components/member/email-form';
import { NewPasswordForm } from '@/components/member/new-password-form';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readReset } from '@/lib/web/reads/members';

/** A link works once: a page that was kept would lie. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; token: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.reset' });
  return privatePageMetadata(t('newTitle'));
}

/** What the link in a reset mail opens. */
export default async function NewPasswordPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('members');
  const found = await readReset(token);
  if (!found.ok) {
    return (
      <AccountFrame title={t('confirm.expiredTitle')} lead={t('reset.expired')}>
        <EmailForm purpose="reset" />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t('reset.newTitle')} lead={t('reset.ends')}>
      <p>{t('reset.for', { username: found.value.username })}</p>
      <NewPasswordForm token={token} username={found.value.username} />
    </AccountFrame>
  );
}
