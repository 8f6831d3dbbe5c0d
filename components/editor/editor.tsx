'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import {
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { PostHtml } from '@/components/ui/post-html';
import { CharacterCount } from './character-count';
import { type CommandName, runCommand } from './commands';
import { DraftNotices, DraftStatus } from './draft-line';
import { insertParagraph } from './edits';
import { LeaveDialog } from './leave-dialog';
import { shortcutText, useAppleKeys } from './platform';
import { PreviewPane } from './preview-pane';
import type { Surface } from './surface';
import { Toolbar } from './toolbar';
import { useDraft } from './use-draft';
import { useLeaveWarning } from './use-leave-warning';
import { useSurface } from './use-surface';
import { type EditorView, ViewSwitch } from './view-switch';

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

/** Width of the editor in px from which text and preview stand side by side. */
const SIDE_BY_SIDE = 720;

const NO_FIELDS: readonly string[] = [];

/** Text typed into the server's html before this code arrived; React would put the default value back. */
function useTypedBeforeHydration(id: string, fallback: string): string {
  const [text] = useState(() => {
    if (typeof document === 'undefined') return fallback;
    const element = document.getElementById(id);
    return element instanceof HTMLTextAreaElement ? element.value : fallback;
  });
  return text;
}

function useWide(root: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    if (!root.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWide((entry?.contentRect.width ?? 0) >= SIDE_BY_SIDE),
    );
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [root]);
  return wide;
}

/** Puts values into the fields of a form, as a person would: whoever listens hears of it. */
function fillFields(form: HTMLFormElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    const known = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (!known || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/**
 * The field for a post's Markdown, named `source` in its form. A plain text area in the server's html; with
 * JavaScript it gets CodeMirror, a toolbar, a live preview, a draft in this browser, and a warning before it is left.
 */
export function Editor(props: EditorProps) {
  const { label, formKey, draftFields = NO_FIELDS, size = 'short' } = props;
  const t = useTranslations('editor');
  const apple = useAppleKeys();
  const id = useId();
  const [served] = useState(props.defaultValue ?? '');
  const typed = useTypedBeforeHydration(id, served);
  const root = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface | null>(null);
  const labelRef = useRef<HTMLLabelElement>(null);
  const [text, setText] = useState(typed);
  const [view, setView] = useState<EditorView>('write');
  const [ready, setReady] = useState(false);
  const putBack = useRef(false);
  const wide = useWide(root);
  const placeholder = props.placeholder ?? t('placeholder');

  const command = useCallback(
    (name: CommandName, language?: string) => {
      const target = surface.current;
      if (!target || target.composing()) return;
      target.apply(runCommand(name, target.read(), (sample) => t(`sample.${sample}`), language));
    },
    [t],
  );
  const enhanced = useSurface({
    surface,
    area,
    host,
    placeholder,
    attributes: {
      'aria-labelledby': `${id}-label`,
      'aria-describedby': `${id}-hint${props.error ? ` ${id}-error` : ''}`,
    },
    onCommand: command,
  });

  const fill = useCallback((values: Record<string, string>) => {
    const { source, ...others } = values;
    if (source !== undefined) surface.current?.replaceAll(source);
    if (area.current?.form) fillFields(area.current.form, others);
  }, []);
  const draft = useDraft({
    area,
    formKey,
    fields: ['source', ...draftFields],
    servedUnsaved: props.unsaved === true,
    fill,
    onSent: () => {
      if (props.clearOnSent) surface.current?.replaceAll('');
      props.onSent?.();
    },
  });
  const { wanted, stay } = useLeaveWarning(draft.dirty);

  useLayoutEffect(() => {
    // Once only: in development React runs effects twice, and the second time would undo a restored draft.
    if (!putBack.current && area.current && area.current.value !== typed) area.current.value = typed;
    putBack.current = true;
    setReady(true);
  }, [typed]);

  useEffect(() => {
    const element = area.current;
    const read = () => setText(element?.value ?? '');
    // A draft may have been put back before this effect ran.
    read();
    element?.addEventListener('input', read);
    return () => element?.removeEventListener('input', read);
  }, []);

  // The label belongs to the text area, which is hidden once CodeMirror has taken its place.
  const focusText = useCallback(() => surface.current?.focus(), []);
  useEffect(() => {
    const element = labelRef.current;
    element?.addEventListener('click', focusText);
    return () => element?.removeEventListener('click', focusText);
  }, [focusText]);

  useImperativeHandle(props.ref, () => ({
    focus: () => surface.current?.focus(),
    insert(markdown) {
      setView('write');
      const target = surface.current;
      if (target && !target.composing()) target.apply(insertParagraph(target.read(), markdown));
    },
  }));

  const beside = ready && wide;
  return (
    <div ref={root} className="grid gap-1.5">
      <label
        ref={labelRef}
        id={`${id}-label`}
        htmlFor={id}
        className={clsx('text-sm font-semibold', props.labelHidden && 'sr-only')}
      >
        {label}
      </label>
      <div
        className={clsx(
          'overflow-hidden rounded-md border bg-surface focus-within:border-accent',
          props.error ? 'border-bad' : 'border-line-strong',
        )}
      >
        <div
          className={clsx(
            'flex flex-wrap items-center gap-x-2 border-b border-line px-1 py-1',
            !ready && 'invisible',
          )}
        >
          {!beside && <ViewSwitch view={view} onChange={setView} />}
          {(beside || view === 'write') && <Toolbar controls={id} onCommand={command} />}
        </div>
        <DraftNotices draft={draft} />
        <div className={clsx('grid', beside && 'grid-cols-2 divide-x divide-line')}>
          <div
            className={clsx(
              'relative min-w-0',
              size === 'tall' ? 'h-96' : 'h-56',
              !beside && view === 'preview' && 'hidden',
            )}
          >
            <textarea
              ref={area}
              id={id}
              name="source"
              defaultValue={served}
              placeholder={placeholder}
              hidden={enhanced}
              aria-describedby={`${id}-hint${props.error ? ` ${id}-error` : ''}`}
              aria-invalid={props.error ? true : undefined}
              spellCheck
              className="block h-full w-full resize-none bg-transparent p-3 font-mono text-sm leading-[1.65] placeholder:text-muted focus-visible:outline-none"
            />
            <div ref={host} className="h-full text-sm" hidden={!enhanced} />
          </div>
          {ready && (beside || view === 'preview') && (
            <section
              aria-label={t('preview')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1)
              tabIndex={0}
              className={clsx('min-w-0 overflow-auto', size === 'tall' ? 'h-96' : 'h-56')}
            >
              <PreviewPane source={text} active />
            </section>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-x-4 text-xs text-muted">
        <span id={`${id}-hint`} className="grow pointer-coarse:hidden">
          {ready ? t('hint', { send: shortcutText('Enter', apple) }) : t('hintPlain')}
        </span>
        <CharacterCount text={text} />
        <span role="status">
          <DraftStatus draft={draft} />
        </span>
      </div>
      {props.error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {props.error}
        </p>
      )}
      {props.servedPreview !== undefined && !enhanced && (
        <section aria-label={t('preview')} className="rounded-md border border-line bg-surface p-3">
          <PostHtml html={props.servedPreview} />
        </section>
      )}
      <LeaveDialog wanted={wanted} onStay={stay} />
    </div>
  );
}
