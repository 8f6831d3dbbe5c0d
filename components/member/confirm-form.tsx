'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { confirmEmailAction } from '@/lib/web/actions/members';

/** The button that confirms. The link alone does nothing: programs that scan mail open links. */
export function ConfirmForm({ token }: { token: string }) {
  const t = useTranslations('members.confirm');
  const locale = useLocale();
  const [state, action] = useActionState(confirmEmailAction, IDLE);
  return (
    <form action={action} className="grid gap-4">
      <FormError state={state} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <div>
        <SubmitButton pendingLabel={t('pending')}>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
