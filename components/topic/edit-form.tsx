'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Editor } from '@/components/editor/editor';
import { PreviewButton } from '@/components/editor/preview-button';
import { SendButton } from '@/components/editor/send-button';
import { servedOf } from '@/components/editor/served-preview';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { ButtonLink } from '@/components/ui/button';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf } from '@/components/ui/form-error';
import { TOPIC_TITLE_MAX } from '@/lib/limits';
import type { EditablePost, EditConflict } from '@/lib/posts/views';
import { postAnchorPath } from '@/lib/topics/views';
import type { ActionState } from '@/lib/web/action-state';
import { editPostAction } from '@/lib/web/actions/posts';
import { Conflict } from './conflict';
import { FormAlert } from './form-alert';
import { TagInput } from './tag-input';
import { useFieldErrorText } from './use-field-error-text';

const DRAFT_FIELDS = ['version'] as const;
const DRAFT_FIELDS_OF_TOPIC = ['version', 'title', 'tags'] as const;

/** Both versions, where the action says that somebody else saved in the meantime. */
const conflictOf = (state: ActionState): EditConflict | null =>
  state.status === 'failed' && state.error.code === 'conflict' && state.error.data
    ? (state.error.data as EditConflict)
    : null;

/** The form that edits a post; of an opening post also the topic's title and tags. */
export function EditForm({ post }: { post: EditablePost }) {
  const t = useTranslations('posts');
  const topics = useTranslations('topics');
  const locale = useLocale();
  const { state, pending, formProps } = useKeptAction(editPostAction);
  const fieldError = useFieldErrorText();
  const served = servedOf(state);
  const conflict = conflictOf(state);
  const typed = (name: string, fallback: string) => served.values?.[name] ?? fallback;
  return (
    <form {...formProps} className="grid gap-5">
      {conflict ? <Conflict conflict={conflict} /> : <FormAlert state={state} />}
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="locale" value={locale} />
      {/* What the text in the editor is based on. After a conflict: what was just shown, so that saving again is meant. */}
      <VersionField version={conflict?.current.version ?? Number(typed('version', String(post.version)))} />
      {post.topic && (
        <Field label={topics('title')} name="title" required error={fieldErrorOf(state, 'title')}>
          {(control) => (
            <Input
              {...control}
              defaultValue={typed('title', post.topic?.title ?? '')}
              maxLength={TOPIC_TITLE_MAX * 2}
            />
          )}
        </Field>
      )}
      <Editor
        label={t('text')}
        size="tall"
        formKey={`edit:${post.id}`}
        draftFields={post.topic ? DRAFT_FIELDS_OF_TOPIC : DRAFT_FIELDS}
        defaultValue={typed('source', post.source)}
        unsaved={served.values !== null}
        servedPreview={served.preview}
        error={fieldError(fieldErrorOf(state, 'source'))}
      />
      {post.topic && (
        <Field
          label={topics('tags')}
          name="tags"
          optional
          hint={topics('tagsHint', { count: 5 })}
          error={fieldErrorOf(state, 'tags')}
        >
          {(control) => (
            <TagInput control={control} defaultValue={typed('tags', post.topic?.tags.join(', ') ?? '')} />
          )}
        </Field>
      )}
      {post.needsReason && (
        <Field
          label={t('reason')}
          name="reason"
          hint={t('reasonHint')}
          required
          error={fieldErrorOf(state, 'reason')}
        >
          {(control) => <Input {...control} defaultValue={typed('reason', '')} />}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <SendButton pending={pending}>{conflict ? t('saveOverTheirs') : t('save')}</SendButton>
        <PreviewButton />
        <ButtonLink href={postAnchorPath(post.topicId, post.number)}>{t('cancel')}</ButtonLink>
      </div>
    </form>
  );
}

/** A hidden field that follows the conflict, and that a restored draft may set back to what it was based on. */
function VersionField({ version }: { version: number }) {
  return <input key={version} type="hidden" name="version" defaultValue={version} />;
}
