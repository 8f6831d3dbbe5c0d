'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { resetPasswordAction } from '@/lib/web/actions/members';
import { PasswordInput } from './password-input';
import { useViewerAfterLeaving } from './use-viewer-after-leaving';

/** @param username lets a password manager keep the new password under the right name */
export function NewPasswordForm({ token, username }: { token: string; username: string }) {
  const t = useTranslations('members');
  const locale = useLocale();
  const [state, action] = useActionState(resetPasswordAction, IDLE);
  useViewerAfterLeaving();
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormError state={state} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <Field
        label={t('fields.newPassword')}
        name="password"
        hint={t('fields.passwordHint')}
        required
        error={fieldErrorOf(state, 'password')}
      >
        {(control) => <PasswordInput {...control} autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton pendingLabel={t('reset.saving')}>{t('reset.save')}</SubmitButton>
      </div>
    </form>
  );
}
