'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import {
  changeEmailAction,
  changePasswordAction,
  passwordLinkAction,
  resendConfirmationAction,
} from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';
import { PasswordInput } from './password-input';

/** @param hasPassword members who sign in by a provider have none to be asked for */
export function EmailChangeForm({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations();
  const [state, action] = useActionState(changeEmailAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormOutcome state={state} section="account" />
      <Field
        label={t('settings.account.newEmail')}
        name="email"
        required
        error={fieldErrorOf(state, 'email')}
      >
        {(control) => (
          <Input {...control} type="email" defaultValue={typedValue(state, 'email')} autoComplete="email" />
        )}
      </Field>
      {hasPassword && (
        <Field
          label={t('members.fields.currentPassword')}
          name="password"
          id="email-password"
          required
          error={fieldErrorOf(state, 'password')}
        >
          {(control) => <PasswordInput {...control} autoComplete="current-password" />}
        </Field>
      )}
      <div>
        <SubmitButton variant="secondary" pendingLabel={t('settings.saving')}>
          {t('settings.account.changeEmail')}
        </SubmitButton>
      </div>
    </form>
  );
}

export function PasswordChangeForm() {
  const t = useTranslations();
  const [state, action] = useActionState(changePasswordAction, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormOutcome state={state} section="account" />
      <Field
        label={t('members.fields.currentPassword')}
        name="current"
        required
        error={fieldErrorOf(state, 'current')}
      >
        {(control) => <PasswordInput {...control} autoComplete="current-password" />}
      </Field>
      <Field
        label={t('members.fields.newPassword')}
        name="password"
        hint={t('members.fields.passwordHint')}
        required
        error={fieldErrorOf(state, 'password')}
      >
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton variant="secondary" pendingLabel={t('settings.saving')}>
          {t('settings.account.changePassword')}
        </SubmitButton>
      </div>
    </form>
  );
}

type Send = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** One button that sends a mail to the member's own address. */
function SendButton({ send, label }: { send: Send; label: string }) {
  const t = useTranslations('settings');
  const [state, action] = useActionState(send, IDLE);
  return (
    <form action={action} className="grid gap-3">
      <FormOutcome state={state} section="account" />
      <div>
        <SubmitButton variant="secondary" icon="mail" pendingLabel={t('saving')}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}

export function ResendConfirmation() {
  const t = useTranslations('settings.account');
  return <SendButton send={resendConfirmationAction} label={t('resend')} />;
}

export function PasswordLink() {
  const t = useTranslations('settings.account');
  return <SendButton send={passwordLinkAction} label={t('sendPasswordLink')} />;
}
