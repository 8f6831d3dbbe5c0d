import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { localised } from '@/components/topic/localised';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readBoard } from '@/lib/web/reads/boards';
import { BoardPage } from './board-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const board = await readBoard(slug);
  if (!board) return {};
  const description = localised(board.description, locale);
  return pageMetadata(locale, `/boards/${slug}`, { title: localised(board.name, locale), description });
}

/** A board and the first page of its topics. */
export default async function Page({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  return <BoardPage slug={slug} page={1} />;
}
