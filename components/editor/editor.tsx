'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { PostHtml } from '@/components/ui/post-html';
import { CharacterCount } from './character-count';
import type { Suggestion } from './draft-keeper';
import { DraftNotices, DraftStatus } from './draft-line';
import { LeaveDialog } from './leave-dialog';
import { shortcutText, useAppleKeys } from './platform';
import { PreviewPane } from './preview-pane';
import { Toolbar } from './toolbar';
import { useEditor } from './use-editor';
import { ViewSwitch } from './view-switch';

/** What the page around an editor may ask of it. */
export interface EditorHandle {
  /** Puts Markdown into the text as paragraphs of its own, at the caret, and moves there. */
  insert: (markdown: string) => void;
  focus: () => void;
}

export interface EditorProps {
  /** Label of the text, read by screen readers; shown unless `labelHidden`. */
  label: string;
  labelHidden?: boolean;
  /** Names the form for its draft, for instance `reply:7`: one key, one draft. */
  formKey: string;
  /** Other fields of the same form that belong to the draft. */
  draftFields?: readonly string[];
  /** The text to begin with. */
  defaultValue?: string;
  /** The text to begin with has not been saved by the server: it came back from a failed submit. */
  unsaved?: boolean;
  /** What the page's address asks to begin with; a text or a draft that is there stays. */
  suggest?: () => Suggestion | null;
  placeholder?: string;
  /** A short field for replies or a tall one for topics. */
  size?: 'short' | 'tall';
  /** Empties the text once it has been sent (a form that stays on its page). */
  clearOnSent?: boolean;
  /** Called once the server has acknowledged the text. */
  onSent?: () => void;
  /** Sentence of an error about the text. */
  error?: string;
  /** The preview that the server made for a browser without JavaScript. */
  servedPreview?: string;
  ref?: Ref<EditorHandle>;
}

type Editing = ReturnType<typeof useEditor>;

const HEIGHTS = { short: 'h-56', tall: 'h-96' } as const;

/**
 * The field for a post's Markdown, named `source` in its form. A plain text area in the server's html; with
 * JavaScript it gets CodeMirror, a toolbar, a live preview, a draft in this browser, and a warning before it is left.
 */
export function Editor(props: EditorProps) {
  const editing = useEditor(props);
  const { id, beside, view, draft, leaving, refs } = editing;
  const height = HEIGHTS[props.size ?? 'short'];
  return (
    <div ref={refs.root} className="grid gap-1.5">
      <label
        ref={refs.label}
        id={`${id}-label`}
        htmlFor={id}
        className={clsx('text-sm font-semibold', props.labelHidden && 'sr-only')}
      >
        {props.label}
      </label>
      <div
        className={clsx(
          'overflow-hidden rounded-md border bg-surface focus-within:border-accent',
          props.error ? 'border-bad' : 'border-line-strong',
        )}
      >
        <Bar editing={editing} />
        <DraftNotices draft={draft} />
        <div className={clsx('grid', beside && 'grid-cols-2 divide-x divide-line')}>
          <WritePane
            editing={editing}
            invalid={props.error !== undefined}
            className={clsx(height, !beside && view === 'preview' && 'hidden')}
          />
          {editing.client && (beside || view === 'preview') && (
            <PreviewPane source={editing.text} className={height} />
          )}
        </div>
      </div>
      <Foot editing={editing} />
      {props.error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {props.error}
        </p>
      )}
      {props.servedPreview !== undefined && !editing.client && <ServedPreview html={props.servedPreview} />}
      <LeaveDialog wanted={leaving.wanted} onStay={leaving.stay} />
    </div>
  );
}

/** The views' switch where there is one, and the tools. Its room is kept in the server's html, where it does nothing. */
function Bar({ editing }: { editing: Editing }) {
  const { id, client, beside, view, setView, command } = editing;
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-2 border-b border-line px-1 py-1',
        !client && 'invisible',
      )}
    >
      {!beside && <ViewSwitch view={view} onChange={setView} />}
      {(beside || view === 'write') && <Toolbar controls={id} onCommand={command} />}
    </div>
  );
}

/** The text area that the form sends, and the place where CodeMirror stands in for it. */
function WritePane({
  editing,
  invalid,
  className,
}: {
  editing: Editing;
  invalid: boolean;
  className: string;
}) {
  const { id, served, placeholder, enhanced, describedBy, refs } = editing;
  return (
    <div className={clsx('relative min-w-0', className)}>
      <textarea
        ref={refs.area}
        id={id}
        name="source"
        defaultValue={served}
        placeholder={placeholder}
        hidden={enhanced}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        spellCheck
        className="block h-full w-full resize-none bg-transparent p-3 font-mono text-sm leading-[1.65] placeholder:text-muted focus-visible:outline-none"
      />
      <div ref={refs.host} className="h-full text-sm" hidden={!enhanced} />
    </div>
  );
}

/** How to write here, how much room is left, and what became of the draft. */
function Foot({ editing }: { editing: Editing }) {
  const t = useTranslations('editor');
  const apple = useAppleKeys();
  const { id, client, text, draft } = editing;
  return (
    <div className="flex flex-wrap gap-x-4 text-xs text-muted">
      <span id={`${id}-hint`} className="grow pointer-coarse:hidden">
        {client ? t('hint', { send: shortcutText('Enter', apple) }) : t('hintPlain')}
      </span>
      <CharacterCount text={text} />
      <span role="status">
        <DraftStatus draft={draft} />
      </span>
    </div>
  );
}

/** The preview that a browser without JavaScript asked for by its button. */
function ServedPreview({ html }: { html: string }) {
  const t = useTranslations('editor');
  return (
    <section aria-label={t('preview')} className="rounded-md border border-line bg-surface p-3">
      <PostHtml html={html} />
    </section>
  );
}
