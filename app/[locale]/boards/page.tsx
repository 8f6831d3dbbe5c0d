import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { BoardGroups } from '@/components/topic/board-groups';
import type { BoardGroupView } from '@/lib/boards/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readBoardGroups } from '@/lib/web/reads/home';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'boards' });
  return pageMetadata(locale, '/boards', { title: t('title'), description: t('lead') });
}

/** All boards in their groups. */
export default async function BoardsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <Boards groups={await readBoardGroups()} />;
}

function Boards({ groups }: { groups: BoardGroupView[] }) {
  const t = useTranslations('boards');
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <header className="grid gap-1">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lead')}</p>
      </header>
      <BoardGroups groups={groups} headingLevel="h2" />
    </div>
  );
}
