import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';

/** Ten probabilities as a table whose second column is drawn. `truth` marks the digit that would have been right. */
export function AnswerBars({
  probabilities,
  digit,
  truth,
  caption,
}: {
  probabilities: readonly number[];
  digit: number;
  truth?: number | null;
  caption: string;
}) {
  const t = useTranslations('runPages');
  const format = useFormatter();
  const percent = (share: number) =>
    format.number(share, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <table className="w-full border-collapse text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('digit')}</th>
          <th scope="col">{t('probability')}</th>
        </tr>
      </thead>
      <tbody>
        {[...probabilities.keys()].map((candidate) => {
          const probability = probabilities[candidate] ?? 0;
          const chosen = candidate === digit;
          return (
            <tr key={candidate} className={clsx((chosen || candidate === truth) && 'font-semibold')}>
              <th scope="row" className="w-6 py-0.5 text-left font-[inherit]">
                {candidate}
              </th>
              <td className="py-0.5">
                <span className="flex items-center gap-3">
                  <span aria-hidden="true" className="h-4 min-w-0 flex-1 rounded bg-sunken">
                    <span
                      className={clsx(
                        'block h-full rounded',
                        chosen ? 'bg-accent' : candidate === truth ? 'bg-good' : 'bg-line-strong',
                      )}
                      style={{ width: `${probability * 100}%` }}
                    />
                  </span>
                  <span className="w-16 text-right">{percent(probability)}</span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
