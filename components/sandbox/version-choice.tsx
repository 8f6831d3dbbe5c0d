'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';

/** Which version of the shared model reads the picture; a field of the form, so that it counts without JavaScript. */
export function VersionChoice({
  versions,
  version,
  onChange,
}: {
  versions: readonly number[];
  version: number;
  onChange: (version: number) => void;
}) {
  const t = useTranslations('sandbox');
  return (
    <Field label={t('version')} name="version">
      {(control) => (
        <Select
          {...control}
          value={version}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
          options={versions.map((each) => ({
            value: String(each),
            label: t('versionName', { version: each }),
          }))}
        />
      )}
    </Field>
  );
}
