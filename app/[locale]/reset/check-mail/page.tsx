import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { CheckMail } from '@/components/member/check-mail';
import { pageMetadata } from '@/lib/web/page-metadata';
import { isMailSent } from '@/lib/web/reads/outbox';

/** Whether mail is sent is the running server's matter, not the build's. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'members.checkMail' });
  return pageMetadata(locale, '/reset/check-mail', { title: t('title'), index: false });
}

/** After asking for a new password: the same for every address. */
export default async function ResetSentPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <CheckMail purpose="reset" sent={isMailSent()} />;
}
