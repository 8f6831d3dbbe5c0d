'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';

const SIDE = 28;

interface Cell {
  row: number;
  column: number;
}

const KEYS: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

const inside = (value: number): number => Math.min(SIDE - 1, Math.max(0, value));

/**
 * The 28 x 28 numbers that the network saw, as a picture. The number under the pointer is written below it; with the
 * keyboard, the arrow keys walk over the pixels.
 */
export function SeenPicture({ input }: { input: readonly number[] }) {
  const t = useTranslations('sandbox');
  const hint = useId();
  const format = useFormatter();
  const [cell, setCell] = useState<Cell | null>(null);
  const value = cell ? (input[cell.row * SIDE + cell.column] ?? 0) : 0;

  const point = (event: PointerEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * SIDE);
    const row = Math.floor(((event.clientY - box.top) / box.height) * SIDE);
    setCell({ row: inside(row), column: inside(column) });
  };
  const walk = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    setCell((from) => {
      const start = from ?? { row: SIDE / 2, column: SIDE / 2 };
      return { row: inside(start.row + step.row), column: inside(start.column + step.column) };
    });
  };

  return (
    <div className="grid justify-items-start gap-2">
      <button
        type="button"
        aria-label={t('seenLabel')}
        aria-describedby={hint}
        className="block w-[280px] max-w-full cursor-crosshair rounded border border-line-strong bg-plate p-0"
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={walk}
      >
        <Pixels input={input} cell={cell} />
      </button>
      <output id={hint} className="min-h-6 text-sm text-muted tabular-nums">
        {cell
          ? t('pixel', {
              row: cell.row,
              column: cell.column,
              value: format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
            })
          : t('pixelHint')}
      </output>
    </div>
  );
}

/** The pixels that are not paper: about a fifth of them. */
const inkedPixels = (input: readonly number[]) =>
  input.map((ink, at) => ({ at, ink })).filter(({ ink }) => ink > 0);

function Pixels({ input, cell }: { input: readonly number[]; cell: Cell | null }) {
  return (
    <svg
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      shapeRendering="crispEdges"
      aria-hidden="true"
      className="block w-full"
    >
      {inkedPixels(input).map(({ at, ink }) => (
        <rect
          key={at}
          x={at % SIDE}
          y={Math.floor(at / SIDE)}
          width={1}
          height={1}
          fill="#16181d"
          fillOpacity={ink}
        />
      ))}
      {cell && (
        <rect
          x={cell.column + 0.05}
          y={cell.row + 0.05}
          width={0.9}
          height={0.9}
          fill="none"
          stroke="#1d4ed8"
          strokeWidth={0.18}
        />
      )}
    </svg>
  );
}
