'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { usePercent } from './use-percent';

/** What one version says about a digit. */
export interface VersionReading {
  version: number;
  digit: number;
  probabilities: readonly number[];
}

/** Differences below this are not worth a number (they are below what the table shows). */
const VISIBLE = 0.00005;

/** Two versions' probabilities for the same digit, side by side, with the difference in percentage points. */
export function ComparedBars({ first, second }: { first: VersionReading; second: VersionReading }) {
  const t = useTranslations('sandbox');
  const w = useTranslations('widget');
  return (
    <table className="w-full table-fixed border-collapse text-sm tabular-nums">
      <caption className="sr-only">{t('comparedCaption')}</caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="w-6">
            <span className="sr-only">{w('digit')}</span>
          </th>
          {[first, second].map(({ version }) => (
            <th key={version} scope="col" className="pb-1 text-left font-semibold">
              @{version}
            </th>
          ))}
          <th scope="col" className="w-16 pb-1 text-right font-semibold">
            {t('difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...first.probabilities.entries()].map(([candidate, probability]) => (
          <tr key={candidate}>
            <th scope="row" className="py-0.5 text-left font-normal">
              {candidate}
            </th>
            <Cell probability={probability} chosen={candidate === first.digit} />
            <Cell probability={second.probabilities[candidate] ?? 0} chosen={candidate === second.digit} />
            <td className="py-0.5 text-right text-xs text-muted">
              <Difference points={probability - (second.probabilities[candidate] ?? 0)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ probability, chosen }: { probability: number; chosen: boolean }) {
  const percent = usePercent();
  return (
    <td className="py-0.5 pr-3">
      <span
        className={clsx(
          'grid items-center gap-x-2 sm:grid-cols-[minmax(0,1fr)_4.5rem]',
          chosen && 'font-semibold',
        )}
      >
        <span aria-hidden="true" className="h-2 rounded bg-sunken sm:h-4">
          <span
            className={clsx('block h-full rounded', chosen ? 'bg-accent' : 'bg-line-strong')}
            style={{ width: `${probability * 100}%` }}
          />
        </span>
        <data value={probability} className="text-xs whitespace-nowrap sm:text-right sm:text-sm">
          {percent(probability, 2)}
        </data>
      </span>
    </td>
  );
}

function Difference({ points }: { points: number }) {
  const format = useFormatter();
  if (Math.abs(points) < VISIBLE) return '0';
  return format.number(points * 100, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'always',
  });
}
