'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useState } from 'react';
import { applyTheme, isTheme } from '@/components/shell/theme';
import { RadioGroup, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SettingsView } from '@/lib/members/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
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
  const script = useScript();
  useWholePageLoad(state);
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
      <input type="hidden" name="script" value={script ? '1' : ''} />
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

/** Whether the page's script runs: false in the server's html, so that a form sent without it says so. */
function useScript(): boolean {
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  return runs;
}

/** Follows an answer that wants the whole document loaded anew. The path is the server's own. */
function useWholePageLoad(state: ActionState): void {
  useEffect(() => {
    const location = state.status === 'done' && (state.data as { location?: string } | undefined)?.location;
    if (location) window.location.assign(location);
  }, [state]);
}
