'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { Button, ButtonLink } from '@/components/ui/button';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import type { DeletablePost } from '@/lib/posts/views';
import { postAnchorPath } from '@/lib/topics/views';
import { deletePostAction } from '@/lib/web/actions/posts';
import { FormAlert } from './form-alert';

/** Confirms the deletion of a post; a moderator who deletes somebody else's gives the reason here. */
export function DeleteForm({ post }: { post: DeletablePost }) {
  const t = useTranslations('posts');
  const locale = useLocale();
  const { state, pending, formProps } = useKeptAction(deletePostAction);
  return (
    <form {...formProps} className="grid gap-4">
      <FormAlert state={state} />
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="locale" value={locale} />
      {post.needsReason && (
        <Field
          label={t('reason')}
          name="reason"
          hint={t('reasonHint')}
          required
          error={fieldErrorOf(state, 'reason')}
        >
          {(control) => <Input {...control} defaultValue={typedValue(state, 'reason')} />}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger" aria-disabled={pending || undefined}>
          {t('delete')}
        </Button>
        <ButtonLink href={postAnchorPath(post.topicId, post.number)}>{t('keep')}</ButtonLink>
      </div>
    </form>
  );
}
