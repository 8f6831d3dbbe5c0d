'use client';

import { useTranslations } from 'next-intl';
import { Input, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { type Filter, type SortKey, UNSURE_BELOW, type View } from './batch-rows';

const FILTERS: readonly Filter[] = ['all', 'failed', 'unsure'];
const SORTS: readonly SortKey[] = ['order', 'name', 'digit', 'probability', 'state'];

/** Which rows, and (on a phone, where the table has no headings to press) in which order. */
export function BatchTools({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const t = useTranslations('sandbox.batch');
  return (
    <div className="grid gap-3 sm:grid-cols-2 md:grid-cols-3">
      <Field label={t('text')} name="batch-text">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={view.text}
            onChange={(event) => onChange({ ...view, text: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('filter')} name="batch-filter">
        {(control) => (
          <Select
            {...control}
            value={view.filter}
            onChange={(event) => onChange({ ...view, filter: event.currentTarget.value as Filter })}
            options={FILTERS.map((value) => ({
              value,
              label: t(`filters.${value}`, { percent: UNSURE_BELOW * 100 }),
            }))}
          />
        )}
      </Field>
      <Field label={t('sort')} name="batch-sort" className="md:hidden">
        {(control) => (
          <Select
            {...control}
            value={view.sort}
            onChange={(event) => onChange({ ...view, sort: event.currentTarget.value as SortKey })}
            options={SORTS.map((value) => ({ value, label: t(`columns.${value}`) }))}
          />
        )}
      </Field>
    </div>
  );
}
