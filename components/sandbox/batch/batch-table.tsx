'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { useFailureText } from '../failure';
import { usePercent } from '../use-percent';
import { type BatchItem, readingOf } from './batch-item';
import { type SortKey, UNSURE_BELOW, type View } from './batch-rows';

const COLUMNS: readonly Exclude<SortKey, 'order'>[] = ['name', 'digit', 'probability', 'state'];

interface TableProps {
  rows: readonly BatchItem[];
  view: View;
  onChange: (view: View) => void;
  onOpen: (id: number) => void;
}

/** One row for each picture. A heading sorts; pressed again it turns the order round. */
export function BatchTable({ rows, view, onChange, onOpen }: TableProps) {
  const t = useTranslations('sandbox.batch');
  const sortBy = (sort: SortKey) =>
    onChange({ ...view, sort, descending: view.sort === sort ? !view.descending : false });
  return (
    <>
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{t('caption')}</caption>
        <thead className="max-md:sr-only">
          <tr className="border-b border-line text-left">
            <th scope="col" className="w-16">
              <span className="sr-only">{t('thumbnail')}</span>
            </th>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={view.sort === column ? (view.descending ? 'descending' : 'ascending') : undefined}
                className={WIDTHS[column]}
              >
                <button
                  type="button"
                  className="flex min-h-(--target) items-center gap-1 font-semibold"
                  onClick={() => sortBy(column)}
                >
                  {t(`columns.${column}`)}
                  {view.sort === column && (
                    <Icon name={view.descending ? 'chevron-down' : 'chevron-up'} size={16} />
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <Row key={item.id} item={item} onOpen={() => onOpen(item.id)} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="text-sm text-muted">{t('none')}</p>}
    </>
  );
}

const WIDTHS: Record<(typeof COLUMNS)[number], string> = {
  name: '',
  digit: 'w-20',
  probability: 'w-32',
  state: 'w-[32%]',
};

function Row({ item, onOpen }: { item: BatchItem; onOpen: () => void }) {
  const percent = usePercent();
  const reading = readingOf(item);
  const digits = item.state.kind === 'read' ? item.state.prediction.digits : [];
  return (
    <tr className="border-b border-line max-md:grid max-md:grid-cols-[4rem_minmax(0,1fr)_auto_auto] max-md:items-center">
      <td className="py-1.5 max-md:row-span-2">
        <span className="grid size-12 place-items-center overflow-hidden rounded bg-plate text-[#16181d]">
          {item.thumbnail ? (
            <picture>
              <img src={item.thumbnail} alt="" className="max-h-12" />
            </picture>
          ) : (
            <Icon name="image" size={20} />
          )}
        </span>
      </td>
      <th scope="row" className="truncate pr-3 text-left font-normal">
        {item.state.kind === 'read' ? (
          <button
            type="button"
            className="max-w-full min-h-6 truncate text-accent underline underline-offset-2"
            onClick={onOpen}
          >
            {item.name}
          </button>
        ) : (
          item.name
        )}
      </th>
      <td className="pr-3 text-lg font-semibold tabular-nums">
        {digits.length > 1 ? digits.map(({ digit }) => digit).join(' ') : reading?.digit}
      </td>
      <td className="tabular-nums">{reading && percent(reading.probability, 2)}</td>
      <td className="py-1 text-xs text-muted max-md:col-span-3 max-md:col-start-2">
        <StateText item={item} />
      </td>
    </tr>
  );
}

function StateText({ item }: { item: BatchItem }) {
  const t = useTranslations('sandbox.batch.states');
  const failureText = useFailureText();
  const { state } = item;
  if (state.kind === 'failed') {
    return (
      <span className="flex items-start gap-1 text-bad">
        <Icon name="error" size={16} />
        <span>{failureText(state.failure)}</span>
      </span>
    );
  }
  if (state.kind !== 'read') return t(state.kind);
  const several = state.prediction.digits.length;
  const unsure = (readingOf(item)?.probability ?? 1) < UNSURE_BELOW;
  return (
    <>
      {t(unsure ? 'unsure' : 'read')}
      {several > 1 && ` · ${t('several', { count: several })}`}
    </>
  );
}
