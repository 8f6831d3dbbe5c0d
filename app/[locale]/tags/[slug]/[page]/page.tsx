import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { tagPath } from '@/components/topic/tag-list';
import { pageMetadata } from '@/lib/web/page-metadata';
import { pageParam, textParam } from '@/lib/web/path-params';
import { readTag } from '@/lib/web/reads/tags';
import { TagPage } from '../tag-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; slug: string; page: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, page } = await params;
  const tag = await readTag(textParam(slug) ?? '');
  if (!tag) return {};
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata(locale, `${tagPath(tag.slug)}/${page}`, {
    title: t('titlePage', { title: tag.label, page }),
  });
}

/** A later page of the topics that carry a tag. */
export default async function Page({ params }: Props) {
  const { locale, slug, page } = await params;
  setRequestLocale(locale);
  return <TagPage segment={slug} page={pageParam(page)} />;
}
