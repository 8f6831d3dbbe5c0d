import { useLocale, useTranslations } from 'next-intl';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import type { BoardView } from '@/lib/boards/views';
import { BoardMark, boardColour } from './board-mark';
import { localised } from './localised';

/** The band in a board's colour: its name, what belongs here, and the way to write something. */
export function BoardHead({ board }: { board: BoardView }) {
  const t = useTranslations('boards');
  const locale = useLocale();
  const name = localised(board.name, locale);
  return (
    <header
      style={boardColour(board)}
      className="grid gap-3 rounded-md border-l-4 border-(--board) bg-(--board)/8 p-4"
    >
      <Breadcrumbs items={[{ label: t('title'), href: '/boards' }, { label: name }]} />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <BoardMark board={board} size="lg" />
        <div className="grid min-w-0 flex-1 basis-60 gap-1">
          <h1>{name}</h1>
          <p className="text-ink">{localised(board.description, locale)}</p>
          <p className="tabular text-sm text-muted">
            {t('kind', { kind: board.kind })} · {t('topicCount', { count: board.topicCount })} ·{' '}
            {t('postCount', { count: board.postCount })}
          </p>
        </div>
        <ButtonLink href={`/boards/${board.slug}/new`} variant="primary" icon="plus">
          {t('newTopic')}
        </ButtonLink>
      </div>
    </header>
  );
}
