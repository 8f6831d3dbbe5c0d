import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { pageMetadata } from '@/lib/web/page-metadata';
import { pageParam } from '@/lib/web/path-params';
import { LatestPage } from '../latest-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; page: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page } = await params;
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata(locale, `/latest/${page}`, { title: t('latestPage', { page }) });
}

/** An older page of the latest topics. */
export default async function Page({ params }: Props) {
  const { locale, page } = await params;
  setRequestLocale(locale);
  return <LatestPage page={pageParam(page)} />;
}
