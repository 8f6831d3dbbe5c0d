import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { readModelVersions } from '@/lib/web/reads/models';
import { ModelPage, modelMetadata } from './model-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

const { defaultVersion } = readModelVersions('mnist-mlp');

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return modelMetadata(locale, defaultVersion);
}

/** The card of the shared model's default version. */
export default async function ModelCardPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ModelPage version={defaultVersion} />;
}
