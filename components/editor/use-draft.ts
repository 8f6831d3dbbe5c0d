import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import {
  browserStorage,
  type Draft,
  draftFromEvent,
  draftsOf,
  forgetDraft,
  forgetOld,
  forgetSent,
  saveDraft,
} from './drafts';

/** Milliseconds of quiet after which the text is stored. */
const QUIET_MS = 400;
/** Dispatched on a form by what sends it, once the server has acknowledged the text. */
export const SENT_EVENT = 'minibatch:sent';

export interface DraftOptions {
  /** The editor's text area; its form is what is drafted. */
  area: RefObject<HTMLTextAreaElement | null>;
  /** Names the form: the same key finds the same draft. */
  formKey: string;
  /** Names of the fields that belong to the draft, the text's own among them. */
  fields: readonly string[];
  /** The values that the page came with came back from a failed submit: the server has not saved them. */
  servedUnsaved: boolean;
  /** Puts a draft's values into the form. */
  fill: (values: Record<string, string>) => void;
  /** Called once the form has been sent. */
  onSent: () => void;
}

export interface DraftView {
  /** Something was written that the server does not have. */
  dirty: boolean;
  /** When the text was last stored in this browser (milliseconds), or null. */
  savedAt: number | null;
  /** The draft that was put into the form when it opened. */
  restored: Draft | null;
  /** A newer text of the same form, written in another tab. */
  elsewhere: Draft | null;
  /** Storing failed: the browser keeps no data for this site. */
  refused: boolean;
  /** Forgets the restored draft and goes back to what the page came with. */
  discard: () => void;
  /** Takes over the text of the other tab. */
  takeOver: () => void;
  /** Keeps this tab's text and closes the notice. */
  keepMine: () => void;
}

const valuesOf = (
  form: HTMLFormElement | null | undefined,
  fields: readonly string[],
): Record<string, string> => {
  const data = form ? new FormData(form) : new FormData();
  return Object.fromEntries(fields.map((name) => [name, String(data.get(name) ?? '')]));
};

const equal = (left: Record<string, string>, right: Record<string, string>): boolean =>
  Object.keys({ ...left, ...right }).every((name) => (left[name] ?? '') === (right[name] ?? ''));

/** What the server's html says the fields hold: a text typed before hydration differs from it. */
const servedValues = (form: HTMLFormElement, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.map((name) => {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
        return [name, field.defaultValue];
      if (!(field instanceof HTMLSelectElement)) return [name, ''];
      const chosen = Array.from(field.options).find((option) => option.defaultSelected) ?? field.options[0];
      return [name, chosen?.value ?? ''];
    }),
  );

/** Keeps the form's text in this browser until it is sent, and brings it back. */
export function useDraft({ area, formKey, fields, servedUnsaved, fill, onSent }: DraftOptions): DraftView {
  const [writer] = useState(() => Math.random().toString(36).slice(2));
  const [dirty, setDirty] = useState(false);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [restored, setRestored] = useState<Draft | null>(null);
  const [elsewhere, setElsewhere] = useState<Draft | null>(null);
  const [refused, setRefused] = useState(false);
  const base = useRef<Record<string, string>>({});
  const adopted = useRef<Draft | null>(null);
  const latest = useRef({ fields, fill, onSent });
  useEffect(() => {
    latest.current = { fields, fill, onSent };
  });

  const store = useCallback(() => {
    const storage = browserStorage();
    const values = valuesOf(area.current?.form, latest.current.fields);
    const changed = !equal(values, base.current);
    setDirty(changed);
    if (storage === null) {
      setRefused(changed);
      return;
    }
    if (!changed) {
      forgetDraft(storage, formKey, writer);
      setSavedAt(null);
      return;
    }
    const now = Date.now();
    const saved = saveDraft(storage, formKey, { writer, savedAt: now, fields: values });
    if (saved && adopted.current) forgetDraft(storage, formKey, adopted.current.writer);
    adopted.current = null;
    setRefused(!saved);
    setSavedAt(saved ? now : null);
  }, [area, formKey, writer]);

  useEffect(() => {
    const form = area.current?.form;
    if (!form) return;
    const storage = browserStorage();
    const openedAt = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sent = false;
    const storeNow = () => {
      clearTimeout(timer);
      if (timer !== undefined && !sent) store();
      timer = undefined;
    };
    const onInput = () => {
      sent = false;
      setDirty(true);
      clearTimeout(timer);
      timer = setTimeout(storeNow, QUIET_MS);
    };
    const onStorage = (event: StorageEvent) => {
      const other = draftFromEvent(event, formKey, writer);
      if (other && !equal(other.fields, valuesOf(form, latest.current.fields))) setElsewhere(other);
    };
    const whenHidden = () => {
      if (document.visibilityState === 'hidden') storeNow();
    };
    const whenSent = () => {
      sent = true;
      clearTimeout(timer);
      timer = undefined;
      if (storage) forgetSent(storage, formKey, writer, openedAt);
      adopted.current = null;
      setDirty(false);
      setSavedAt(null);
      setRestored(null);
      setElsewhere(null);
      latest.current.onSent();
    };

    const servedNow = servedValues(form, latest.current.fields);
    base.current = servedUnsaved ? {} : servedNow;
    const typed = valuesOf(form, latest.current.fields);
    if (storage) {
      forgetOld(storage, openedAt);
      const [newest] = draftsOf(storage, formKey);
      if (newest && !equal(newest.fields, base.current)) {
        const untouched = (equal(typed, servedNow) && !servedUnsaved) || equal(typed, newest.fields);
        if (untouched) {
          adopted.current = newest;
          latest.current.fill(newest.fields);
          setRestored(newest);
          setSavedAt(newest.savedAt);
        } else {
          setElsewhere(newest);
        }
      }
    }
    setDirty(!equal(valuesOf(form, latest.current.fields), base.current));

    form.addEventListener('input', onInput);
    form.addEventListener('change', onInput);
    form.addEventListener(SENT_EVENT, whenSent);
    window.addEventListener('storage', onStorage);
    window.addEventListener('pagehide', storeNow);
    document.addEventListener('visibilitychange', whenHidden);
    return () => {
      storeNow();
      form.removeEventListener('input', onInput);
      form.removeEventListener('change', onInput);
      form.removeEventListener(SENT_EVENT, whenSent);
      window.removeEventListener('storage', onStorage);
      window.removeEventListener('pagehide', storeNow);
      document.removeEventListener('visibilitychange', whenHidden);
    };
  }, [area, formKey, writer, servedUnsaved, store]);

  return {
    dirty,
    savedAt,
    restored,
    elsewhere,
    refused,
    discard() {
      const storage = browserStorage();
      if (storage && restored) forgetDraft(storage, formKey, restored.writer);
      adopted.current = null;
      setRestored(null);
      latest.current.fill(base.current);
    },
    takeOver() {
      if (elsewhere) latest.current.fill(elsewhere.fields);
      setElsewhere(null);
    },
    keepMine: () => setElsewhere(null),
  };
}
