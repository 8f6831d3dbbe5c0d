'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Editor } from '@/components/editor/editor';
import { PreviewButton } from '@/components/editor/preview-button';
import { SendButton } from '@/components/editor/send-button';
import { servedOf } from '@/components/editor/served-preview';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { Input, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf } from '@/components/ui/form-error';
import { TOPIC_TAGS_MAX, TOPIC_TITLE_MAX } from '@/lib/limits';
import { createTopicAction } from '@/lib/web/actions/topics';
import { FormAlert } from './form-alert';
import { useRunSuggestion } from './run-suggestion';
import { SignInNote } from './sign-in-note';
import { TagInput } from './tag-input';
import { useFieldErrorText } from './use-field-error-text';

/** A board as an entry of the choice, named in the page's language. */
export interface BoardChoice {
  slug: string;
  name: string;
  group: string;
}

const DRAFT_FIELDS = ['title', 'tags'] as const;
const DRAFT_FIELDS_WITH_BOARD = ['board', ...DRAFT_FIELDS] as const;

/** The form of a new topic: in one board (`board`), or with a choice of `boards`. */
export function TopicForm({ board, boards = [] }: { board?: string; boards?: readonly BoardChoice[] }) {
  const t = useTranslations('topics');
  const locale = useLocale();
  const { state, pending, formProps } = useKeptAction(createTopicAction);
  const fieldError = useFieldErrorText();
  const suggest = useRunSuggestion();
  const served = servedOf(state);
  const typed = (name: string) => served.values?.[name];
  return (
    <form {...formProps} className="grid gap-5">
      <SignInNote text={t('guestNew')} />
      <FormAlert state={state} />
      <input type="hidden" name="locale" value={locale} />
      {board === undefined ? (
        <Field label={t('board')} name="board" required error={fieldErrorOf(state, 'board')}>
          {(control) => <BoardSelect control={control} boards={boards} defaultValue={typed('board')} />}
        </Field>
      ) : (
        <input type="hidden" name="board" value={board} />
      )}
      <Field
        label={t('title')}
        name="title"
        hint={t('titleHint')}
        required
        error={fieldErrorOf(state, 'title')}
      >
        {(control) => (
          <Input
            {...control}
            defaultValue={typed('title')}
            maxLength={TOPIC_TITLE_MAX * 2}
            autoComplete="off"
          />
        )}
      </Field>
      <Editor
        label={t('text')}
        size="tall"
        formKey={board === undefined ? 'topic' : `topic:${board}`}
        suggest={suggest}
        draftFields={board === undefined ? DRAFT_FIELDS_WITH_BOARD : DRAFT_FIELDS}
        defaultValue={typed('source')}
        unsaved={served.values !== null}
        servedPreview={served.preview}
        error={fieldError(fieldErrorOf(state, 'source'))}
      />
      <Field
        label={t('tags')}
        name="tags"
        optional
        hint={t('tagsHint', { count: TOPIC_TAGS_MAX })}
        error={fieldErrorOf(state, 'tags')}
      >
        {(control) => <TagInput control={control} defaultValue={typed('tags')} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SendButton pending={pending}>{t('create')}</SendButton>
        <PreviewButton />
      </div>
    </form>
  );
}

function BoardSelect({
  control,
  boards,
  defaultValue = '',
}: {
  control: { id: string; name: string };
  boards: readonly BoardChoice[];
  defaultValue?: string;
}) {
  const t = useTranslations('topics');
  const groups = [...new Set(boards.map((board) => board.group))];
  return (
    <Select {...control} defaultValue={defaultValue}>
      <option value="" disabled>
        {t('chooseBoard')}
      </option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {boards
            .filter((board) => board.group === group)
            .map((board) => (
              <option key={board.slug} value={board.slug}>
                {board.name}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}
