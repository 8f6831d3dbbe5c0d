'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Editor } from '@/components/editor/editor';
import { PreviewButton } from '@/components/editor/preview-button';
import { SendButton } from '@/components/editor/send-button';
import { servedOf } from '@/components/editor/served-preview';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { useViewer } from '@/components/shell/viewer-provider';
import { Alert } from '@/components/ui/alert';
import { IconButton } from '@/components/ui/button';
import { fieldErrorOf } from '@/components/ui/form-error';
import { replyAction } from '@/lib/web/actions/posts';
import { FormAlert } from './form-alert';
import { SignInNote } from './sign-in-note';
import { useTopicOverlay } from './topic-overlay';
import { useFieldErrorText } from './use-field-error-text';

/** The reply form, always at the end of a topic. A guest may write at once: the text waits while they sign in. */
export function ReplyForm({ topicId }: { topicId: number }) {
  const t = useTranslations('posts');
  const locale = useLocale();
  const { status } = useViewer();
  const { view, editor, replyTo, setReplyTo } = useTopicOverlay();
  const { state, pending, formProps } = useKeptAction(replyAction);
  const fieldError = useFieldErrorText();
  const served = servedOf(state);
  const refusal = status === 'member' ? view?.replyRefusal : null;
  return (
    <section
      id="reply"
      aria-labelledby="reply-title"
      className="no-print grid scroll-mt-20 gap-3 border-t border-line pt-6"
    >
      <h2 id="reply-title">{t('replyTitle')}</h2>
      <SignInNote text={t('guestReply')} anchor="#reply" />
      {refusal && refusal !== 'not_signed_in' && <Alert tone="warn">{t(`refusal.${refusal}`)}</Alert>}
      <form {...formProps} className="grid gap-3">
        <input type="hidden" name="topic" value={topicId} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="replyTo" value={replyTo?.postId ?? served.values?.replyTo ?? ''} />
        <FormAlert state={state} />
        {replyTo && (
          <p className="flex items-center gap-2 text-sm text-muted">
            {t('answering', { name: replyTo.name, number: replyTo.number })}
            <IconButton icon="close" size="sm" label={t('answerNobody')} onClick={() => setReplyTo(null)} />
          </p>
        )}
        <Editor
          ref={editor}
          label={t('replyText')}
          labelHidden
          formKey={`reply:${topicId}`}
          defaultValue={served.values?.source}
          unsaved={served.values !== null}
          servedPreview={served.preview}
          placeholder={t('replyPlaceholder')}
          error={fieldError(fieldErrorOf(state, 'source'))}
          clearOnSent
          onSent={() => setReplyTo(null)}
        />
        <div className="flex flex-wrap gap-2">
          <SendButton pending={pending}>{t('sendReply')}</SendButton>
          <PreviewButton />
        </div>
      </form>
    </section>
  );
}
