import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { RenderTopic, topicMetadata } from './render-topic';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  return topicMetadata(locale, id, 1);
}

/** A topic from its opening post. */
export default async function Page({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  return <RenderTopic id={id} page={1} />;
}
