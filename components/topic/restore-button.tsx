'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { restorePostAction } from '@/lib/web/actions/posts';
import { useTopicOverlay, useViewerPost } from './topic-overlay';

/**
 * Takes a deletion back. Stands in the shared html for everyone, because without JavaScript nobody knows whose page
 * this is; it goes away once it is known that this viewer may not.
 */
export function RestoreButton({ postId, topic = false }: { postId: number; topic?: boolean }) {
  const t = useTranslations('posts');
  const locale = useLocale();
  const { view } = useTopicOverlay();
  const mine = useViewerPost(postId);
  const { state, pending, formProps } = useKeptAction(restorePostAction);
  const may = topic ? view?.canRestoreTopic : mine?.canRestore;
  if (view !== null && !may) return null;
  return (
    <form {...formProps} className="grid gap-2">
      <input type="hidden" name="post" value={postId} />
      <input type="hidden" name="locale" value={locale} />
      <FormError state={state} />
      <Button
        type="submit"
        size="sm"
        icon="undo"
        aria-disabled={pending || undefined}
        className="justify-self-start"
      >
        {t('undo')}
      </Button>
    </form>
  );
}
