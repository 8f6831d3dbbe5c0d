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
  writtenMetadata(await params, 'topics', 1);

/** The newest topics that a member opened. */
export default async function MemberTopics({ params }: Props) {
  const { locale, username } = await params;
  setRequestLocale(locale);
  return <WrittenPage locale={locale} username={username} written="topics" page={1} />;
}
