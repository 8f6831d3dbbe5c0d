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
  return writtenMetadata(rest, 'posts', pathId(page));
}

/** A further page of the posts that a member wrote. The first has one address only. */
export default async function MemberPostsPage({ params }: Props) {
  const { locale, username, page } = await params;
  setRequestLocale(locale);
  const number = pathId(page);
  if (number === 1) permanentRedirect(`/${locale}/members/${username}/posts`);
  return <WrittenPage locale={locale} username={username} written="posts" page={number} />;
}
