import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { BoardGroupView, BoardView } from '@/lib/boards/views';
import { postAnchorPath } from '@/lib/topics/views';
import { BoardMark } from './board-mark';
import { localised } from './localised';

/** The boards in their groups, each with what it is for and its newest activity. */
export function BoardGroups({
  groups,
  headingLevel: Heading = 'h3',
}: {
  groups: readonly BoardGroupView[];
  headingLevel?: 'h2' | 'h3';
}) {
  const locale = useLocale();
  const t = useTranslations('boards');
  if (groups.length === 0) return <EmptyState icon="layers" title={t('none')} headingLevel="p" />;
  return (
    <div className="grid gap-8">
      {groups.map((group) => (
        <section key={group.slug} aria-labelledby={`group-${group.slug}`}>
          <Heading id={`group-${group.slug}`} className="mb-2 text-sm text-muted">
            {localised(group.name, locale)}
          </Heading>
          <ul className="divide-y divide-line border-y border-line">
            {group.boards.map((board) => (
              <BoardRow key={board.slug} board={board} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function BoardRow({ board }: { board: BoardView }) {
  const locale = useLocale();
  const t = useTranslations('boards');
  return (
    <li className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 py-3">
      <BoardMark board={board} />
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Link
            href={`/boards/${board.slug}`}
            className="font-semibold text-ink hover:text-accent hover:underline"
          >
            {localised(board.name, locale)}
          </Link>
          <span className="tabular text-xs text-muted">{t('topicCount', { count: board.topicCount })}</span>
        </p>
        <p className="text-sm text-muted">{localised(board.description, locale)}</p>
        <Newest board={board} />
      </div>
    </li>
  );
}

function Newest({ board }: { board: BoardView }) {
  const t = useTranslations('boards');
  if (!board.newest) return <p className="text-sm text-muted">{t('quiet')}</p>;
  const { topicId, number, title, at, author } = board.newest;
  return (
    <p className="flex min-w-0 gap-x-2 text-sm text-muted">
      <Link
        href={postAnchorPath(topicId, number)}
        prefetch={false}
        className="truncate text-ink hover:text-accent hover:underline"
      >
        {title}
      </Link>
      <span className="hidden shrink-0 sm:inline">{author.displayName}</span>
      <Time at={at} className="shrink-0" />
    </p>
  );
}
