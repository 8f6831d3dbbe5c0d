'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { signUpAction } from '@/lib/web/actions/members';
import { PasswordInput } from './password-input';

export function SignUpForm() {
  const t = useTranslations('members');
  const locale = useLocale();
  const [state, action] = useActionState(signUpAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormError state={state} />
      <input type="hidden" name="locale" value={locale} />
      <Field
        label={t('fields.username')}
        name="username"
        hint={t('fields.usernameHint')}
        required
        error={fieldErrorOf(state, 'username')}
      >
        {(control) => (
          <Input
            {...control}
            defaultValue={typedValue(state, 'username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        label={t('fields.email')}
        name="email"
        hint={t('fields.emailHint')}
        required
        error={fieldErrorOf(state, 'email')}
      >
        {(control) => (
          <Input {...control} type="email" defaultValue={typedValue(state, 'email')} autoComplete="email" />
        )}
      </Field>
      <Field
        label={t('fields.password')}
        name="password"
        hint={t('fields.passwordHint')}
        required
        error={fieldErrorOf(state, 'password')}
      >
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton pendingLabel={t('signUp.pending')}>{t('signUp.submit')}</SubmitButton>
      </div>
    </form>
  );
}
