import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { readModelVersions } from '@/lib/web/reads/models';
import { ModelPage, modelMetadata } from '../model-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; version: string }>;
}

const { versions, defaultVersion } = readModelVersions('mnist-mlp');

export function generateStaticParams() {
  return [];
}

/** A version as an address writes it: `1`, not `01`. */
const versionOf = (text: string): number | undefined => versions.find((version) => String(version) === text);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, version } = await params;
  return modelMetadata(locale, versionOf(version));
}

/** The card of a version of the shared model; the default one has the model's plain address alone. */
export default async function ModelVersionPage({ params }: Props) {
  const { locale, version } = await params;
  setRequestLocale(locale);
  if (versionOf(version) === defaultVersion) permanentRedirect(`/${locale}/models/mnist-mlp`);
  return <ModelPage version={versionOf(version)} />;
}
