'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { isRedirect } from '@/components/editor/use-kept-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useErrorText } from '@/components/ui/form-error';
import { useToast } from '@/components/ui/toast';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { deletePostAction, restorePostAction } from '@/lib/web/actions/posts';

type PostAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** Calls an action on a post from a script: tells how it failed, or lets the page it leads to come. */
export function usePostAction(): (action: PostAction, postId: number, done: () => void) => Promise<void> {
  const locale = useLocale();
  const toast = useToast();
  const errorText = useErrorText();
  return async (action, postId, done) => {
    const form = new FormData();
    form.set('post', String(postId));
    form.set('locale', locale);
    try {
      const state = await action(IDLE, form);
      if (state.status === 'failed') toast({ tone: 'bad', text: errorText(state.error) });
      else done();
    } catch (error) {
      if (!isRedirect(error)) {
        toast({ tone: 'bad', text: errorText({ code: 'unavailable' }) });
        return;
      }
      done();
      throw error;
    }
  };
}

/** Asks before my own post is deleted; afterwards a notice offers to take it back. */
export function DeleteDialog({
  post,
  open,
  onClose,
}: {
  post: { id: number; number: number };
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('posts');
  const common = useTranslations('common');
  const toast = useToast();
  const run = usePostAction();
  const [pending, start] = useTransition();
  const restore = () =>
    start(() => run(restorePostAction, post.id, () => toast({ tone: 'good', text: t('restored') })));
  const remove = () => {
    onClose();
    start(() =>
      run(deletePostAction, post.id, () =>
        toast({ text: t('deletedNow'), action: { label: t('undo'), run: restore } }),
      ),
    );
  };
  // Not in the html of every post: it is asked for seldom.
  if (!open) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={post.number === 1 ? t('deleteTopicTitle') : t('deleteTitle')}
      footer={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button variant="danger" onClick={remove} aria-disabled={pending || undefined}>
            {t('delete')}
          </Button>
        </>
      }
    >
      <p>{post.number === 1 ? t('deleteTopicText') : t('deleteText')}</p>
    </Dialog>
  );
}
