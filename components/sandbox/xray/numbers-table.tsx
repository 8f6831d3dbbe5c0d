'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { cellAfter } from './heat-map';
import { toCsv, toNumpy, toPython } from './number-formats';
import { placeOf, SIDE } from './pixel-place';

/** The exact numbers that go into the network, as a grid to walk over, to copy and to download. */
export function NumbersTable({ input }: { input: Float32Array }) {
  const t = useTranslations('xray.numbers');
  const format = useFormatter();
  const [cell, setCell] = useState<number | null>(null);
  return (
    <>
      <Exports input={input} />
      <div className="grid gap-1.5">
        <Grid input={input} cell={cell ?? 0} onCell={setCell} label={t('caption')} />
        <output className="min-h-6 text-sm text-muted tabular-nums">
          {cell === null
            ? t('hint')
            : t('pixel', {
                ...placeOf(cell),
                value: format.number(input[cell] ?? 0, { maximumSignificantDigits: 7 }),
              })}
        </output>
      </div>
      <p className="max-w-[var(--measure)] text-sm">{t('text')}</p>
    </>
  );
}

const INDICES = Array.from({ length: SIDE }, (_, i) => i);
/**
 * A table for readers that walk over tables by themselves; for all others one cell is in the order of the Tab key, and the
 * arrow keys move it. Of its rows only those are drawn anew in which something changed.
 */
function Grid({
  input,
  cell,
  onCell,
  label,
}: {
  input: Float32Array;
  cell: number;
  onCell: (cell: number) => void;
  label: string;
}) {
  const table = useRef<HTMLTableElement>(null);
  // On a narrow screen the digit is in view at first, not the paper at its left.
  useEffect(() => {
    const box = table.current?.parentElement;
    if (box) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  }, []);
  const walk = (event: KeyboardEvent) => {
    const next = cellAfter(event.key, cell, SIDE, input.length);
    if (next === undefined) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  const pointed = (target: EventTarget) => {
    const at = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null;
    if (at) onCell(Number(at.dataset.cell));
  };
  return (
    <div className="max-w-full overflow-x-auto rounded border border-line-strong">
      <table
        ref={table}
        aria-label={label}
        className="w-full min-w-[52rem] table-fixed border-collapse text-[0.6875rem] tabular-nums"
        onKeyDown={walk}
        onFocus={(event) => pointed(event.target)}
        onPointerOver={(event) => pointed(event.target)}
      >
        <thead>
          <tr>
            <td className="w-7" />
            {INDICES.map((column) => (
              <th key={column} scope="col" className="p-0.5 font-normal text-muted">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INDICES.map((row) => (
            <Row key={row} row={row} input={input} active={placeOf(cell).row === row ? cell : null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One row; `active` is the cell in it that the Tab key reaches. */
const Row = memo(function Row({
  row,
  input,
  active,
}: {
  row: number;
  input: Float32Array;
  active: number | null;
}) {
  const format = useFormatter();
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (
    <tr>
      <th scope="row" className="pr-1 text-right font-normal text-muted">
        {row}
      </th>
      {INDICES.map((column) => {
        const cell = row * SIDE + column;
        const value = input[cell] ?? 0;
        return (
          <td
            key={column}
            data-cell={cell}
            tabIndex={cell === active ? 0 : -1}
            className="px-0 py-0.5 text-center focus-visible:relative focus-visible:outline-offset-0"
            style={cellStyle(value)}
          >
            {value === 0 ? '0' : format.number(value, two)}
          </td>
        );
      })}
    </tr>
  );
});

const INK = '#16181d';

/** Ink as it is seen, with the number readable on it. */
const cellStyle = (value: number) => ({
  backgroundColor: `color-mix(in srgb, ${INK} ${Math.round(value * 100)}%, var(--plate))`,
  // Between the two, black and white both have a contrast of 4.5 with the grey.
  color: value > 0.59 ? '#ffffff' : value > 0 ? '#000000' : '#66666b',
});

function Exports({ input }: { input: Float32Array }) {
  const t = useTranslations('xray.numbers');
  const toast = useToast();
  const copy = async (text: string) => {
    // Missing where the page did not come by https.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    toast(done ? { text: t('copied'), tone: 'good' } : { text: t('notCopied'), tone: 'warn' });
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" icon="copy" onClick={() => copy(toPython(input))}>
        {t('python')}
      </Button>
      <Button size="sm" icon="copy" onClick={() => copy(toNumpy(input))}>
        {t('numpy')}
      </Button>
      <Button size="sm" icon="download" onClick={() => download(toCsv(input), 'digit-28x28.csv', 'text/csv')}>
        {t('csv')}
      </Button>
    </div>
  );
}

function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
