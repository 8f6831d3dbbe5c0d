/**
 * CodeMirror over the form's text area. Loaded lazily: this file and what it imports are a chunk of their own
 * that a reader never downloads.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Surface } from './surface';

export interface CodeSurfaceOptions {
  parent: HTMLElement;
  text: string;
  selection: { from: number; to: number };
  placeholder: string;
  /** Attributes of the editable element: its accessible name, its description, its language. */
  attributes: Record<string, string>;
  bindings: readonly KeyBinding[];
  onChange: (text: string) => void;
}

export interface CodeSurface extends Surface {
  destroy(): void;
}

const marks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, fontFamily: 'var(--font-code)' },
  { tag: [tags.quote, tags.processingInstruction, tags.contentSeparator], color: 'var(--muted)' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: '12px', caretColor: 'currentColor' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--muted)' },
});

/** How long (ms) after Escape the Tab key leaves the text. */
const TAB_LEAVES_MS = 2_000;

/** CodeMirror does this itself, but not where its own Escape had something to do first, for instance a selection. */
const letTabOut = (view: EditorView): boolean => {
  view.setTabFocusMode(TAB_LEAVES_MS);
  return false;
};

const mainSelection = (view: EditorView): { from: number; to: number } => {
  const { from, to } = view.state.selection.main;
  return { from, to };
};

/** Puts CodeMirror into `parent` and gives the surface over it. No handler acts while an input method composes. */
export function mountCodeSurface(options: CodeSurfaceOptions): CodeSurface {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: options.selection.from, head: options.selection.to },
      extensions: [
        keymap.of([
          { key: 'Escape', run: letTabOut },
          ...options.bindings,
          indentWithTab,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        history(),
        markdown({ base: markdownLanguage }),
        syntaxHighlighting(marks),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          spellcheck: 'true',
          autocapitalize: 'sentences',
          ...options.attributes,
        }),
        placeholder(options.placeholder),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return surfaceOf(view);
}

const surfaceOf = (view: EditorView): CodeSurface => ({
  read: () => ({ text: view.state.doc.toString(), ...mainSelection(view) }),
  apply(edit) {
    view.dispatch({
      changes: { from: edit.from, to: edit.to, insert: edit.insert },
      selection: { anchor: edit.selectFrom, head: edit.selectTo },
      scrollIntoView: true,
      userEvent: 'input',
    });
    view.focus();
  },
  replaceAll(text) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input' });
  },
  focus: () => view.focus(),
  composing: () => view.composing,
  destroy: () => view.destroy(),
});
