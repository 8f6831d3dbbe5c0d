'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useViewer } from '@/components/shell/viewer-provider';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';

/**
 * The first thing a guest sees in a form: who may send it, and that nothing is lost by signing in. It stands in the
 * shared html for everyone and goes away for members.
 */
export function SignInNote({ text, anchor = '' }: { text: string; anchor?: string }) {
  const t = useTranslations('posts');
  const { status } = useViewer();
  const pathname = usePathname();
  if (status === 'member') return null;
  const next = encodeURIComponent(pathname + anchor);
  return (
    <Alert
      actions={
        <>
          {/* The form keeps a draft, so leaving it needs no warning: `data-keeps-draft`. */}
          <ButtonLink
            href={`/sign-in?next=${next}`}
            variant="primary"
            size="sm"
            icon="sign-in"
            data-keeps-draft
          >
            {t('signIn')}
          </ButtonLink>
          <ButtonLink href={`/sign-up?next=${next}`} size="sm" data-keeps-draft>
            {t('signUp')}
          </ButtonLink>
        </>
      }
      className="guest-note"
    >
      {text}
    </Alert>
  );
}
