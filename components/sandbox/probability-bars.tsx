'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';

/** Ten probabilities as a table whose second column is drawn: the numbers are the data, the bars their picture. */
export function ProbabilityBars({
  probabilities,
  digit,
}: {
  probabilities: readonly number[];
  digit: number;
}) {
  const t = useTranslations('sandbox');
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
        {[...probabilities.keys()].map((candidate) => (
          <Row
            key={candidate}
            digit={candidate}
            probability={probabilities[candidate] ?? 0}
            chosen={candidate === digit}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ digit, probability, chosen }: { digit: number; probability: number; chosen: boolean }) {
  const format = useFormatter();
  const percent = format.number(probability, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (
    <tr className={clsx(chosen && 'font-semibold')}>
      <th scope="row" className="w-6 py-0.5 text-left font-[inherit]">
        {digit}
      </th>
      <td className="py-0.5">
        <span className="flex items-center gap-3">
          <span aria-hidden="true" className="h-4 min-w-0 flex-1 rounded bg-sunken">
            <span
              className={clsx('block h-full rounded', chosen ? 'bg-accent' : 'bg-line-strong')}
              style={{ width: `${probability * 100}%` }}
            />
          </span>
          <span className="w-20 text-right">{percent}</span>
        </span>
      </td>
    </tr>
  );
}
