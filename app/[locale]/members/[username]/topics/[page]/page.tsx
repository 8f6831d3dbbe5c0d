import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { pathId } from '@/lib/web/path-id';
import { WrittenPage, writtenMetadata } from '../../written-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; username: string; page: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page, ...rest } = await params;
  return writtenMetadata(rest, 'topics', pathId(page));
}

/** A further page of the topics that a member opened. The first has one address only. */
export default async function MemberTopicsPage({ params }: Props) {
  const { locale, username, page } = await params;
  setRequestLocale(locale);
  const number = pathId(page);
  if (number === 1) permanentRedirect(`/${locale}/members/${username}/topics`);
  return <WrittenPage locale={locale} username={username} written="topics" page={number} />;
}
