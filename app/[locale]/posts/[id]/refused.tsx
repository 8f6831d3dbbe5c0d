import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { ErrorText } from '@/components/ui/form-error';
import type { AppError } from '@/lib/errors';
import { publicError } from '@/lib/web/failed-state';

/** Why something cannot be done with a post, and the way back to it. */
export function Refused({ error, postId }: { error: AppError; postId: number }) {
  const t = useTranslations('posts');
  if (error.code === 'not_found') notFound();
  return (
    <div className="mx-auto grid max-w-xl gap-4">
      <h1>{t('refusedTitle')}</h1>
      <Alert tone="warn" actions={<ButtonLink href={`/posts/${postId}`}>{t('backToPost')}</ButtonLink>}>
        <ErrorText error={publicError(error)} />
      </Alert>
    </div>
  );
}
