import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { pageParam } from '@/lib/web/path-params';
import { NotificationsPage } from '../notifications-page';

/** Personal: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; page: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'notifications' });
  return { title: t('title'), robots: { index: false } };
}

/** Older notifications. */
export default async function Page({ params }: Props) {
  const { locale, page } = await params;
  setRequestLocale(locale);
  return <NotificationsPage locale={locale} page={pageParam(page)} />;
}
