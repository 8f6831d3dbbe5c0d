import { clsx } from 'clsx';
import { useLocale } from 'next-intl';
import type { CSSProperties } from 'react';
import { Icon, isIconName } from '@/components/ui/icon';
import { Link } from '@/i18n/navigation';
import type { BoardRef } from '@/lib/boards/views';
import { localised } from './localised';

/** The board's colour as the custom property `--board`, for what stands below. */
export const boardColour = (board: Pick<BoardRef, 'hue'>): CSSProperties & Record<'--board', string> => ({
  '--board': `var(--hue-${((board.hue % 12) + 12) % 12})`,
});

/** The board's icon on its colour: decoration beside its name. */
export function BoardMark({ board, size = 'md' }: { board: BoardRef; size?: 'sm' | 'md' | 'lg' }) {
  const edge = { sm: 'size-5', md: 'size-9', lg: 'size-12' }[size];
  return (
    <span
      aria-hidden
      style={boardColour(board)}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-md bg-(--board)/14 text-(--board)',
        edge,
      )}
    >
      {isIconName(board.icon) ? (
        <Icon name={board.icon} size={{ sm: 14, md: 20, lg: 28 }[size]} />
      ) : (
        <span className="font-semibold">{board.name.en.charAt(0)}</span>
      )}
    </span>
  );
}

/** The board's name with its mark, as a link to it. */
export function BoardLink({ board }: { board: BoardRef }) {
  const locale = useLocale();
  return (
    <Link
      href={`/boards/${board.slug}`}
      prefetch={false}
      className="inline-flex min-h-6 items-center gap-1.5 text-muted hover:text-ink hover:underline"
    >
      <BoardMark board={board} size="sm" />
      {localised(board.name, locale)}
    </Link>
  );
}
