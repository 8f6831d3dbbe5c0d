'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Checkbox, Input, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { createTokenAction } from '@/lib/web/actions/settings';

/**
 * Makes an access token, and shows it this once.
 *
 * @param scopes and days what the domain allows; null days is until revoked
 */
export function TokenForm({ scopes, days }: { scopes: readonly string[]; days: readonly (number | null)[] }) {
  const t = useTranslations('settings.tokens');
  const [state, action] = useActionState(createTokenAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormError state={state} />
      <NewToken state={state} />
      <Field
        label={t('name')}
        name="name"
        id="token-name"
        hint={t('nameHint')}
        required
        error={fieldErrorOf(state, 'name')}
      >
        {(control) => <Input {...control} defaultValue={typedValue(state, 'name')} autoComplete="off" />}
      </Field>
      <ScopeBoxes scopes={scopes} state={state} />
      <Field label={t('days')} name="days" error={fieldErrorOf(state, 'days')}>
        {(control) => (
          <Select
            {...control}
            defaultValue={typedValue(state, 'days', '90')}
            options={days.map((count) => ({
              value: count === null ? 'never' : String(count),
              label: count === null ? t('never') : t('inDays', { days: count }),
            }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel={t('creating')}>{t('create')}</SubmitButton>
      </div>
    </form>
  );
}

function ScopeBoxes({ scopes, state }: { scopes: readonly string[]; state: ActionState }) {
  const t = useTranslations('settings.tokens');
  const errors = useTranslations('errors.fields');
  const chosen = typedValue(state, 'scopes').split(' ');
  const error = fieldErrorOf(state, 'scopes');
  return (
    <fieldset aria-describedby={error ? 'scopes-error' : undefined}>
      <legend className="field-label">{t('scopes')}</legend>
      {scopes.map((scope) => (
        <Checkbox
          key={scope}
          name="scopes"
          value={scope}
          defaultChecked={chosen.includes(scope)}
          label={t(`scope.${scope}` as 'scope.posts:write')}
          hint={<code>{scope}</code>}
        />
      ))}
      {error && (
        <p id="scopes-error" className="field-error">
          {errors('required')}
        </p>
      )}
    </fieldset>
  );
}

function NewToken({ state }: { state: ActionState }) {
  const t = useTranslations('settings.tokens');
  if (state.status !== 'done') return null;
  const { secret, name } = state.data as { secret: string; name: string };
  return (
    <Alert tone="good" title={t('createdTitle', { name })} actions={<CopyButton text={secret} />}>
      <p>{t('once')}</p>
      <code className="mt-2 block break-all select-all" data-testid="new-token">
        {secret}
      </code>
    </Alert>
  );
}

function CopyButton({ text }: { text: string }) {
  const t = useTranslations('settings.tokens');
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="sm"
      icon={copied ? 'check' : 'copy'}
      className="needs-script"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      {t(copied ? 'copied' : 'copy')}
    </Button>
  );
}
