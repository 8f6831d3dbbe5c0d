import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ModelCard } from '@/components/model/model-card';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readModelCard, readModelVersions } from '@/lib/web/reads/models';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; version: string }>;
}

const { versions, defaultVersion } = readModelVersions('mnist-mlp');

export function generateStaticParams() {
  return [];
}

/** A version other than the default one, written plainly; the default version's page is /models/mnist-mlp. */
const versionOf = (text: string): number | undefined =>
  versions.find((version) => version !== defaultVersion && String(version) === text);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, version } = await params;
  const t = await getTranslations({ locale, namespace: 'models' });
  const known = versionOf(version);
  if (known === undefined) return {};
  return pageMetadata(locale, `/models/mnist-mlp/${known}`, { title: t('title', { version: known }) });
}

/** The card of an older version of the shared model. */
export default async function ModelVersionPage({ params }: Props) {
  const { locale, version } = await params;
  setRequestLocale(locale);
  const known = versionOf(version);
  const card = known === undefined ? null : await readModelCard('mnist-mlp', known);
  if (card === null) notFound();
  return <ModelCard card={card} versions={versions} defaultVersion={defaultVersion} />;
}
