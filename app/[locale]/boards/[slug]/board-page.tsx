import { useLocale, useTranslations } from 'next-intl';
import { MissingPage } from '@/components/shell/missing-page';
import { BoardHead } from '@/components/topic/board-head';
import { localised } from '@/components/topic/localised';
import { TopicRows } from '@/components/topic/topic-rows';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { BoardView } from '@/lib/boards/views';
import type { Paged, TopicRow } from '@/lib/topics/views';
import { readBoard, readBoardTopics } from '@/lib/web/reads/boards';

/** A page of a board: what belongs here, and its topics, pinned ones first. */
export async function BoardPage({ slug, page }: { slug: string; page: number | null }) {
  if (page === null) return <MissingPage />;
  const [board, topics] = await Promise.all([readBoard(slug), readBoardTopics(slug, page)]);
  if (!board || !topics) return <MissingPage />;
  return <Board board={board} topics={topics} />;
}

function Board({ board, topics }: { board: BoardView; topics: Paged<TopicRow> }) {
  const t = useTranslations('topics');
  const locale = useLocale();
  const newPath = `/boards/${board.slug}/new`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <BoardHead board={board} />
      {topics.items.length === 0 ? (
        <EmptyState
          title={t('noneInBoard')}
          action={<ButtonLink href={newPath}>{t('firstStep')}</ButtonLink>}
        >
          {localised(board.description, locale)}
        </EmptyState>
      ) : (
        <TopicRows topics={topics.items} />
      )}
      <Pagination basePath={`/boards/${board.slug}`} page={topics.page} pages={topics.pageCount} />
    </div>
  );
}
