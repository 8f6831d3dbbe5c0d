'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { Link } from '@/i18n/navigation';
import { IDLE } from '@/lib/web/action-state';
import { signInAction } from '@/lib/web/actions/members';
import { PasswordInput } from './password-input';
import { useViewerAfterLeaving } from './use-viewer-after-leaving';

/** @param next the path to come back to, already checked; empty for home */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('members');
  const locale = useLocale();
  const [state, action] = useActionState(signInAction, IDLE);
  useViewerAfterLeaving();
  return (
    <form action={action} className="grid gap-4" noValidate>
      <FormError state={state} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      <Field label={t('fields.name')} name="name" required error={fieldErrorOf(state, 'name')}>
        {(control) => (
          <Input
            {...control}
            defaultValue={typedValue(state, 'name')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t('fields.password')} name="password" required error={fieldErrorOf(state, 'password')}>
        {(control) => <PasswordInput {...control} autoComplete="current-password" />}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SubmitButton pendingLabel={t('signIn.pending')}>{t('signIn.submit')}</SubmitButton>
        <Link href="/reset" className="text-sm text-accent underline">
          {t('signIn.forgotten')}
        </Link>
      </div>
    </form>
  );
}
