import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { WrittenPage, writtenMetadata } from '../written-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; username: string }>;
}

export function generateStaticParams() {
  return [];
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> =>
  writtenMetadata(await params, 'posts', 1);

/** The newest posts that a member wrote. */
export default async function MemberPosts({ params }: Props) {
  const { locale, username } = await params;
  setRequestLocale(locale);
  return <WrittenPage locale={locale} username={username} written="posts" page={1} />;
}
