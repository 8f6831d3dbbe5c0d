import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ModelCard } from '@/components/model/model-card';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readModelCard, readModelVersions } from '@/lib/web/reads/models';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

const { versions, defaultVersion } = readModelVersions('mnist-mlp');

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'models' });
  return pageMetadata(locale, '/models/mnist-mlp', { title: t('title', { version: defaultVersion }) });
}

/** The card of the shared model's default version, from the file that its training wrote. */
export default async function ModelCardPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const card = await readModelCard('mnist-mlp', defaultVersion);
  if (card === null) notFound();
  return <ModelCard card={card} versions={versions} defaultVersion={defaultVersion} />;
}
