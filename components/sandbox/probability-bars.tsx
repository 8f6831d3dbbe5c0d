'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { usePercent } from './use-percent';

/** Ten probabilities as a table whose second column is drawn: the numbers are the data, the bars their picture. */
export function ProbabilityBars({
  probabilities,
  digit,
}: {
  probabilities: readonly number[];
  digit: number;
}) {
  const t = useTranslations('widget');
  return (
    <table className="w-full border-collapse text-sm tabular-nums">
      <caption className="sr-only">{t('probabilities')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('digit')}</th>
          <th scope="col">{t('probability')}</th>
        </tr>
      </thead>
      <tbody>
        {[...probabilities.entries()].map(([candidate, probability]) => (
          <tr key={candidate} className={clsx(candidate === digit && 'font-semibold')}>
            <th scope="row" className="w-6 py-0.5 text-left [font-weight:inherit]">
              {candidate}
            </th>
            <td className="py-0.5">
              <Bar probability={probability} chosen={candidate === digit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A probability as a bar and as a number; the exact one is the element's value. */
export function Bar({ probability, chosen }: { probability: number; chosen: boolean }) {
  const percent = usePercent();
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="h-4 min-w-0 flex-1 rounded bg-sunken">
        <span
          className={clsx('block h-full rounded', chosen ? 'bg-accent' : 'bg-line-strong')}
          style={{ width: `${probability * 100}%` }}
        />
      </span>
      <data value={probability} className="w-20 text-right whitespace-nowrap">
        {percent(probability, 2)}
      </data>
    </span>
  );
}
