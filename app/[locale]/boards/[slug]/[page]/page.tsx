import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { localised } from '@/components/topic/localised';
import { pageMetadata } from '@/lib/web/page-metadata';
import { pageParam } from '@/lib/web/path-params';
import { readBoard } from '@/lib/web/reads/boards';
import { BoardPage } from '../board-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; slug: string; page: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, page } = await params;
  const board = await readBoard(slug);
  if (!board) return {};
  const t = await getTranslations({ locale, namespace: 'topics' });
  const title = t('titlePage', { title: localised(board.name, locale), page });
  return pageMetadata(locale, `/boards/${slug}/${page}`, { title });
}

/** A later page of a board's topics. */
export default async function Page({ params }: Props) {
  const { locale, slug, page } = await params;
  setRequestLocale(locale);
  return <BoardPage slug={slug} page={pageParam(page)} />;
}
