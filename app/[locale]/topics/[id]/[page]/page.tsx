import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { pageParam } from '@/lib/web/path-params';
import { RenderTopic, topicMetadata } from '../render-topic';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; id: string; page: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id, page } = await params;
  return topicMetadata(locale, id, pageParam(page));
}

/** A later page of a topic. */
export default async function Page({ params }: Props) {
  const { locale, id, page } = await params;
  setRequestLocale(locale);
  return <RenderTopic id={id} page={pageParam(page)} />;
}
