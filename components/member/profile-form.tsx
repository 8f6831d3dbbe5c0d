'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Input, Textarea } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { BIOGRAPHY_MAX, PROFILE_LINKS_MAX } from '@/lib/limits';
import type { SettingsView } from '@/lib/members/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { profileAction } from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';
import { useViewerAfter } from './use-viewer-after';

type Profile = Pick<SettingsView, 'username' | 'displayName' | 'biographySource' | 'links'>;

export function ProfileForm({ settings }: { settings: Profile }) {
  const t = useTranslations('settings');
  const [state, action] = useActionState(profileAction, IDLE);
  useViewerAfter(state);
  return (
    <form action={action} className="grid gap-5" noValidate>
      <FormOutcome state={state} section="profile" />
      <Field
        label={t('profile.displayName')}
        name="displayName"
        hint={t('profile.displayNameHint', { username: settings.username })}
        required
        error={fieldErrorOf(state, 'displayName')}
      >
        {(control) => (
          <Input
            {...control}
            defaultValue={typedValue(state, 'displayName', settings.displayName)}
            autoComplete="nickname"
          />
        )}
      </Field>
      <Field
        label={t('profile.biography')}
        name="biography"
        hint={t('profile.biographyHint', { max: BIOGRAPHY_MAX })}
        error={fieldErrorOf(state, 'biography')}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            defaultValue={typedValue(state, 'biography', settings.biographySource)}
          />
        )}
      </Field>
      <LinkFields state={state} links={settings.links} />
      <div>
        <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}

/** As many lines as there may be links: adding and removing lines would need JavaScript. */
function LinkFields({ state, links }: { state: ActionState; links: Profile['links'] }) {
  const t = useTranslations('settings.profile');
  const lines = Array.from({ length: PROFILE_LINKS_MAX }, (_, index) => `links.${index}`);
  return (
    <fieldset className="grid gap-3">
      <legend className="field-label">{t('links')}</legend>
      <p className="field-hint">{t('linksHint', { max: PROFILE_LINKS_MAX })}</p>
      {lines.map((line, index) => (
        <div key={line} className="grid gap-2 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <Field
            label={t('linkLabel', { number: index + 1 })}
            name={`${line}.label`}
            hideLabel
            error={fieldErrorOf(state, `${line}.label`)}
          >
            {(control) => (
              <Input
                {...control}
                defaultValue={typedValue(state, `${line}.label`, links[index]?.label)}
                placeholder={t('linkLabel', { number: index + 1 })}
              />
            )}
          </Field>
          <Field
            label={t('linkUrl', { number: index + 1 })}
            name={`${line}.url`}
            hideLabel
            error={fieldErrorOf(state, `${line}.url`)}
          >
            {(control) => (
              <Input
                {...control}
                type="url"
                inputMode="url"
                defaultValue={typedValue(state, `${line}.url`, links[index]?.url)}
                placeholder="https://"
              />
            )}
          </Field>
        </div>
      ))}
    </fieldset>
  );
}
