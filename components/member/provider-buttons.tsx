'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { providerSignInAction } from '@/lib/web/actions/members';

/** The other ways to sign in, below the form; nothing where none is switched on. */
export function ProviderButtons({
  providers,
  next,
}: {
  providers: readonly { id: string; name: string }[];
  next: string;
}) {
  const t = useTranslations('members.signIn');
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-3 text-sm text-muted before:flex-1 before:border-t before:border-line after:flex-1 after:border-t after:border-line">
        {t('or')}
      </p>
      {providers.map((provider) => (
        <ProviderButton key={provider.id} provider={provider} next={next} />
      ))}
    </div>
  );
}

function ProviderButton({ provider, next }: { provider: { id: string; name: string }; next: string }) {
  const t = useTranslations('members.signIn');
  const locale = useLocale();
  const [state, action] = useActionState(providerSignInAction, IDLE);
  return (
    <form action={action} className="grid gap-2">
      <FormError state={state} />
      <input type="hidden" name="provider" value={provider.id} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton variant="secondary" className="w-full">
        {t('with', { provider: provider.name })}
      </SubmitButton>
    </form>
  );
}
