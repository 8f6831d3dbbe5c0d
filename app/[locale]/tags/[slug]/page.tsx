import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { tagPath } from '@/components/topic/tag-list';
import { pageMetadata } from '@/lib/web/page-metadata';
import { textParam } from '@/lib/web/path-params';
import { readTag } from '@/lib/web/reads/tags';
import { TagPage } from './tag-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const tag = await readTag(textParam(slug) ?? '');
  return tag ? pageMetadata(locale, tagPath(tag.slug), { title: tag.label }) : {};
}

/** The topics that carry a tag. */
export default async function Page({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  return <TagPage segment={slug} page={1} />;
}
