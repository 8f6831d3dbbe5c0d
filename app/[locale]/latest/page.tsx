import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { pageMetadata } from '@/lib/web/page-metadata';
import { LatestPage } from './latest-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata(locale, '/latest', { title: t('latest') });
}

/** The newest activity over all boards. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <LatestPage page={1} />;
}
