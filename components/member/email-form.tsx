'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { requestConfirmationAction, requestResetAction } from '@/lib/web/actions/members';

const PURPOSES = {
  reset: { action: requestResetAction, submit: 'reset.submit', pending: 'reset.pending' },
  confirm: { action: requestConfirmationAction, submit: 'confirm.again', pending: 'confirm.sending' },
} as const;

/** Asks for a mail address to send a link to: for a new password, or to confirm the address. */
export function EmailForm({ purpose }: { purpose: keyof typeof PURPOSES }) {
  const t = useTranslations('members');
  const locale = useLocale();
  const { action: send, submit, pending } = PURPOSES[purpose];
  const [state, action] = useActionState(send, IDLE);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormError state={state} />
      <input type="hidden" name="locale" value={locale} />
      <Field label={t('fields.email')} name="email" required error={fieldErrorOf(state, 'email')}>
        {(control) => (
          <Input {...control} type="email" defaultValue={typedValue(state, 'email')} autoComplete="email" />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel={t(pending)}>{t(submit)}</SubmitButton>
      </div>
    </form>
  );
}
