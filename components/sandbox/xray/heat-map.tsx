'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, type PointerEvent, useId } from 'react';
import { HeatCells } from './heat-plane';

/** Where the arrow keys lead from a cell, not over the edge; undefined for other keys. */
export function cellAfter(
  key: string,
  from: number | null,
  columns: number,
  count: number,
): number | undefined {
  const rows = Math.ceil(count / columns);
  if (from === null) {
    const middle = Math.floor(rows / 2) * columns + Math.floor(columns / 2);
    return key.startsWith('Arrow') ? Math.min(count - 1, middle) : undefined;
  }
  const [column, row] = [from % columns, Math.floor(from / columns)];
  const steps: Record<string, number> = {
    ArrowLeft: row * columns + Math.max(0, column - 1),
    ArrowRight: Math.min(count - 1, row * columns + Math.min(columns - 1, column + 1)),
    ArrowUp: Math.max(0, row - 1) * columns + column,
    ArrowDown: Math.min(count - 1, Math.min(rows - 1, row + 1) * columns + column),
    Home: row * columns,
    End: Math.min(count - 1, row * columns + columns - 1),
  };
  return steps[key];
}

function cellUnder(event: PointerEvent<Element>, columns: number, count: number): number | null {
  const box = event.currentTarget.getBoundingClientRect();
  const rows = Math.ceil(count / columns);
  const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
  const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
  const inside = column >= 0 && column < columns && row >= 0 && row < rows;
  return inside ? Math.min(count - 1, row * columns + column) : null;
}

/**
 * Numbers as a picture in which each cell can be asked: with the pointer, or with the arrow keys while it has the focus.
 * The cell is the owner's, so that several maps can point at the same one; `children` says what is in it.
 */
export function HeatMap({
  values,
  columns,
  top,
  kind,
  behind,
  label,
  cell,
  onCell,
  className,
  children,
}: {
  values: ArrayLike<number>;
  columns: number;
  /** The value that gets the full colour. */
  top: number;
  /** heat: none to much; signed: against, nothing, for. */
  kind: 'heat' | 'signed';
  /** Ink that is faintly seen behind the map. */
  behind?: ArrayLike<number>;
  /** What it is, and that the arrow keys walk over it. */
  label: string;
  cell: number | null;
  onCell: (cell: number) => void;
  className?: string;
  children: string;
}) {
  const id = useId();
  const count = values.length;
  const point = (event: PointerEvent<Element>) => {
    const under = cellUnder(event, columns, count);
    if (under !== null) onCell(under);
  };
  const walk = (event: KeyboardEvent) => {
    const next = cellAfter(event.key, cell, columns, count);
    if (next === undefined) return;
    event.preventDefault();
    onCell(next);
  };
  return (
    <div className={clsx('grid gap-1.5', className)}>
      <button
        type="button"
        aria-label={label}
        aria-describedby={id}
        className="block w-full cursor-crosshair overflow-hidden rounded border border-line-strong bg-surface p-0"
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={walk}
      >
        <svg
          viewBox={`0 0 ${columns} ${Math.ceil(count / columns)}`}
          aria-hidden="true"
          className="block w-full"
        >
          {behind && <HeatCells values={behind} columns={columns} top={1} kind="shadow" />}
          <HeatCells values={values} columns={columns} top={top} kind={kind} />
          {cell !== null && cell < count && <Cursor cell={cell} columns={columns} />}
        </svg>
      </button>
      <output id={id} className="min-h-10 text-xs text-muted tabular-nums">
        {children}
      </output>
    </div>
  );
}

/** A frame around the cell: dark within light, so that it is seen on every colour. */
function Cursor({ cell, columns }: { cell: number; columns: number }) {
  const frame = { x: cell % columns, y: Math.floor(cell / columns), width: 1, height: 1, fill: 'none' };
  return (
    <>
      <rect {...frame} stroke="var(--surface)" strokeWidth={0.45} />
      <rect {...frame} stroke="var(--ink)" strokeWidth={0.2} />
    </>
  );
}
