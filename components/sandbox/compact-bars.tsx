'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { usePercent } from './use-percent';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Ten upright bars over their digits, for little room; the numbers are there for readers and under the pointer. */
export function CompactBars({
  probabilities,
  digit,
}: {
  /** Null while there is no answer: the bars stand empty. */
  probabilities: readonly number[] | null;
  digit: number | null;
}) {
  const t = useTranslations('widget');
  const percent = usePercent();
  return (
    <ul
      aria-label={t('probabilities')}
      className="m-0 grid list-none grid-cols-10 gap-1 p-0 text-center text-xs tabular-nums"
    >
      {DIGITS.map((candidate) => {
        const probability = probabilities?.[candidate] ?? 0;
        const chosen = candidate === digit;
        return (
          <li
            key={candidate}
            title={percent(probability, 2)}
            className={clsx('m-0 p-0', chosen && 'font-semibold')}
          >
            <span aria-hidden="true" className="flex h-20 items-end @min-[560px]:h-40 rounded bg-sunken">
              <span
                className={clsx('w-full rounded', chosen ? 'bg-accent' : 'bg-line-strong')}
                style={{ height: `${probability * 100}%` }}
              />
            </span>
            {candidate}
            {probabilities && <span className="sr-only">: {percent(probability, 2)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
