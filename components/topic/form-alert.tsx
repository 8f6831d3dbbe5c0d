'use client';

import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { ErrorText } from '@/components/ui/form-error';
import type { ActionState } from '@/lib/web/action-state';

/**
 * Why a form with a text failed, where the form is. After an expired session it offers to sign in beside the form:
 * in a window of its own, so that the text stays even without JavaScript.
 */
export function FormAlert({ state }: { state: ActionState }) {
  const t = useTranslations('posts');
  const locale = useLocale();
  const pathname = usePathname();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === 'failed') box.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  if (state.status !== 'failed') return null;
  const signedOut = state.error.code === 'not_signed_in';
  return (
    <div ref={box}>
      <Alert
        tone="bad"
        actions={
          signedOut && (
            <a
              href={`/${locale}/sign-in?next=${encodeURIComponent(pathname)}`}
              target="_blank"
              rel="noopener opener"
              className="button button-secondary button-sm"
            >
              {t('signInElsewhere')}
            </a>
          )
        }
      >
        <ErrorText error={state.error} />
      </Alert>
    </div>
  );
}
