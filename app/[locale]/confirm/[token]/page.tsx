import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountFrame } from '@/components/member/account-frame';
import { ConfirmForm } from '@/components/member/confirm-form';
import { EmailForm } from '@/components/member/email-form';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readConfirmation } from '@/lib/web/reads/members';

/** A link works once: a page that was kept would lie. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; token: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.confirm' });
  return privatePageMetadata(t('title'));
}

/** What the link in a confirmation mail opens. It asks; only its button confirms. */
export default async function ConfirmPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('members.confirm');
  const found = await readConfirmation(token);
  if (!found.ok) {
    return (
      <AccountFrame title={t('expiredTitle')} lead={t('expired')}>
        <EmailForm purpose="confirm" />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={t('title')}>
      <p className="break-words">
        {t.rich('question', {
          username: found.value.username,
          email: found.value.email,
          b: (chunks) => <strong>{chunks}</strong>,
        })}
      </p>
      <ConfirmForm token={token} />
    </AccountFrame>
  );
}
