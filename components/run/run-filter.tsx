import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { Link } from '@/i18n/navigation';
import type { RunFilter } from '@/lib/runs/views';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Narrows the list. A plain form with GET: the choice stands in the address, and a list can be bookmarked. */
export function RunFilterForm({
  model,
  versions,
  filter,
}: {
  model: string;
  versions: readonly number[];
  filter: RunFilter;
}) {
  const t = useTranslations('runPages');
  const locale = useLocale();
  const any = { value: '', label: t('all') };
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <form action={`/${locale}/sandbox/runs`} className="flex flex-wrap items-end gap-3">
      <Field label={t('digit')} name="digit">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.digit === undefined ? '' : String(filter.digit)}
            options={[any, ...DIGITS.map((digit) => ({ value: digit, label: digit }))]}
          />
        )}
      </Field>
      <Field label={t('model')} name="version">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.version === undefined ? '' : String(filter.version)}
            options={[
              any,
              ...versions.map((version) => ({ value: String(version), label: `${model}@${version}` })),
            ]}
          />
        )}
      </Field>
      <Field label={t('visibility')} name="shared">
        {(control) => (
          <Select
            {...control}
            defaultValue={filter.shared === undefined ? '' : String(filter.shared)}
            options={[
              any,
              { value: 'true', label: t('isShared') },
              { value: 'false', label: t('isPrivate') },
            ]}
          />
        )}
      </Field>
      <Button type="submit" icon="filter">
        {t('filter')}
      </Button>
      {narrowed && (
        <Link href="/sandbox/runs" className="button button-quiet">
          {t('showAll')}
        </Link>
      )}
    </form>
  );
}
