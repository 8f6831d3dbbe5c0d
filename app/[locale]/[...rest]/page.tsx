import { setRequestLocale } from 'next-intl/server';
import { MissingPage } from '@/components/shell/missing-page';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

/** Every path that no page has: the 404 page in the path's language, inside the shell. */
export default async function UnknownPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <MissingPage />;
}
