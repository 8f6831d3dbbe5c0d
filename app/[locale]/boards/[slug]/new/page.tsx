import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { localised } from '@/components/topic/localised';
import { TopicForm } from '@/components/topic/topic-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import type { BoardView } from '@/lib/boards/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readBoard } from '@/lib/web/reads/boards';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata(locale, `/boards/${slug}/new`, { title: t('new'), index: false });
}

/** The form of a new topic in this board. */
export default async function NewTopicInBoardPage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const board = await readBoard(slug);
  if (!board) notFound();
  return (
    <ClientMessages namespaces={['editor', 'topics', 'posts', 'tags']}>
      <NewTopic board={board} />
    </ClientMessages>
  );
}

function NewTopic({ board }: { board: BoardView }) {
  const t = useTranslations('topics');
  const locale = useLocale();
  const name = localised(board.name, locale);
  return (
    <div className="grid gap-5">
      <header className="grid gap-1">
        <Breadcrumbs
          items={[
            { label: t('allBoards'), href: '/boards' },
            { label: name, href: `/boards/${board.slug}` },
            { label: t('new') },
          ]}
        />
        <h1>{t('newIn', { board: name })}</h1>
        <p className="text-sm text-muted">{localised(board.description, locale)}</p>
      </header>
      <TopicForm board={board.slug} />
    </div>
  );
}
