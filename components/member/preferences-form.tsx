'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { applyTheme, isTheme } from '@/components/shell/theme';
import { RadioGroup, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SettingsView } from '@/lib/members/views';
import { IDLE } from '@/lib/web/action-state';
import { preferencesAction } from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';

/** @param timeZones the names that the server knows, the member's own among them */
export function PreferencesForm({
  settings,
  timeZones,
}: {
  settings: Pick<SettingsView, 'locale' | 'theme' | 'timeZone'>;
  timeZones: readonly string[];
}) {
  const t = useTranslations('settings');
  const locale = useLocale();
  const [state, action] = useActionState(preferencesAction, IDLE);
  return (
    <form
      action={action}
      className="grid gap-5"
      onSubmit={(event) => {
        const theme = new FormData(event.currentTarget).get('theme');
        if (isTheme(theme)) applyTheme(theme);
      }}
    >
      <FormOutcome state={state} section="preferences" />
      <input type="hidden" name="locale" value={locale} />
      <Field
        label={t('preferences.language')}
        name="language"
        hint={t('preferences.languageHint')}
        error={fieldErrorOf(state, 'locale')}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={typedValue(state, 'language', settings.locale)}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Field>
      <RadioGroup
        legend={t('preferences.theme')}
        name="theme"
        defaultValue={typedValue(state, 'theme', settings.theme)}
        options={[
          { value: 'system', label: t('preferences.system') },
          { value: 'light', label: t('preferences.light') },
          { value: 'dark', label: t('preferences.dark') },
        ]}
      />
      <Field
        label={t('preferences.timeZone')}
        name="timeZone"
        hint={t('preferences.timeZoneHint')}
        error={fieldErrorOf(state, 'timeZone')}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={typedValue(state, 'timeZone', settings.timeZone)}
            options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}
