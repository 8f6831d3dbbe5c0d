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
import { type FieldValues, sameValues, servedValues, valuesOf } from './form-fields';

/** Milliseconds of quiet after which the text is stored. */
const QUIET_MS = 400;
/** Dispatched on a form by what sends it, once the server has acknowledged the text. */
export const SENT_EVENT = 'minibatch:sent';

/** What the address of a page asks to begin a text with (`/new?run=12`). */
export interface Suggestion {
  /** Values of an empty form. */
  fields: FieldValues;
  /** Markdown to add to a text that is there already. */
  addition: string;
}

/** What the keeper knows about the form's draft. */
export interface DraftState {
  /** Something was written that the server does not have. */
  dirty: boolean;
  /** When the text was last stored in this browser (milliseconds), or null. */
  savedAt: number | null;
  /** The draft that was put into the form when it opened. */
  restored: Draft | null;
  /** Another text of the same form, written in another tab or before this one was typed. */
  elsewhere: Draft | null;
  /** Markdown that waits to be added, since the form was not empty. */
  offered: string | null;
  /** Storing failed: the browser keeps no data for this site. */
  refused: boolean;
}

export const NO_DRAFT: DraftState = {
  dirty: false,
  savedAt: null,
  restored: null,
  elsewhere: null,
  offered: null,
  refused: false,
};

export interface KeeperOptions {
  form: HTMLFormElement;
  /** Names the form: the same key finds the same draft. */
  formKey: string;
  /** Names of the fields that belong to the draft. */
  fields: readonly string[];
  /** The values that the page came with came back from a failed submit: the server has not saved them. */
  servedUnsaved: boolean;
  /** What to begin with, asked once; a text or a draft that is there is never replaced by it. */
  suggest?: (() => Suggestion | null) | undefined;
  /** Puts values into the form. */
  fill: (values: FieldValues) => void;
  /** Hears of every change of the state. */
  onChange: (change: Partial<DraftState>) => void;
  /** Called once the form has been sent. */
  onSent: () => void;
}

/** Keeps one open form's text in this browser until it is sent, and brings it back. */
export class DraftKeeper {
  readonly #options: KeeperOptions;
  readonly #storage = browserStorage();
  readonly #writer = Math.random().toString(36).slice(2);
  readonly #openedAt = Date.now();
  /** What the server has, or the page's suggestion: nothing that is worth a draft. */
  #base: FieldValues;
  /** The stored draft that is in the form now and not stored under this form's own name yet. */
  #adopted: Draft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listening = new AbortController();

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#base = options.servedUnsaved ? {} : servedValues(options.form, options.fields);
    this.#restore();
    this.#begin();
    options.onChange({ dirty: !sameValues(this.#values(), this.#base) });
    this.#listen();
  }

  /** Stores what is still to be stored and stops listening. */
  close(): void {
    this.#storeWaiting();
    this.#listening.abort();
  }

  /** Forgets a restored draft and goes back to what the page came with. */
  discard(restored: Draft): void {
    if (this.#storage) forgetDraft(this.#storage, this.#options.formKey, restored.writer);
    this.#adopted = null;
    this.#options.fill(
      Object.fromEntries(this.#options.fields.map((name) => [name, this.#base[name] ?? ''])),
    );
    this.#options.onChange({ restored: null });
  }

  #values(): FieldValues {
    return valuesOf(this.#options.form, this.#options.fields);
  }

  #listen(): void {
    const { form } = this.#options;
    const { signal } = this.#listening;
    form.addEventListener('input', () => this.#wait(), { signal });
    form.addEventListener('change', () => this.#wait(), { signal });
    form.addEventListener(SENT_EVENT, () => this.#sent(), { signal });
    window.addEventListener('storage', (event) => this.#heard(event), { signal });
    window.addEventListener('pagehide', () => this.#storeWaiting(), { signal });
    document.addEventListener('visibilitychange', () => this.#storeWaiting(), { signal });
  }

  /** Puts the newest draft into the form, or offers it where something has been typed already. */
  #restore(): void {
    const { form, formKey, fields, servedUnsaved, fill, onChange } = this.#options;
    if (this.#storage) {
      forgetOld(this.#storage, this.#openedAt);
      const [newest] = draftsOf(this.#storage, formKey);
      const typed = this.#values();
      const untouched = !servedUnsaved && sameValues(typed, servedValues(form, fields));
      if (newest && !sameValues(newest.fields, this.#base)) {
        if (untouched || sameValues(typed, newest.fields)) {
          this.#adopted = newest;
          fill(newest.fields);
          onChange({ restored: newest, savedAt: newest.savedAt });
        } else {
          onChange({ elsewhere: newest });
        }
      }
    }
  }

  /** Puts the suggestion into an empty form; where there is a text without it, it is offered. */
  #begin(): void {
    const { form, fields, suggest, fill, onChange } = this.#options;
    const suggestion = suggest?.() ?? null;
    if (suggestion === null) return;
    const names = Object.keys(suggestion.fields);
    const present = this.#values();
    const empty = sameValues(present, servedValues(form, fields)) && names.every((name) => !present[name]);
    if (empty) fill(suggestion.fields);
    const now = this.#values();
    if (names.every((name) => now[name] === suggestion.fields[name]))
      this.#base = { ...this.#base, ...suggestion.fields };
    else if (!Object.values(now).some((value) => value.includes(suggestion.addition)))
      onChange({ offered: suggestion.addition });
  }

  #wait(): void {
    this.#options.onChange({ dirty: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#storeWaiting(), QUIET_MS);
  }

  #storeWaiting(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#store();
  }

  #store(): void {
    const { formKey, onChange } = this.#options;
    const fields = this.#values();
    const dirty = !sameValues(fields, this.#base);
    if (this.#storage === null) {
      onChange({ dirty, refused: dirty });
      return;
    }
    if (!dirty) {
      forgetDraft(this.#storage, formKey, this.#writer);
      onChange({ dirty, savedAt: null });
      return;
    }
    const savedAt = Date.now();
    const saved = saveDraft(this.#storage, formKey, { writer: this.#writer, savedAt, fields });
    if (saved && this.#adopted) forgetDraft(this.#storage, formKey, this.#adopted.writer);
    if (saved) this.#adopted = null;
    onChange({ dirty, refused: !saved, savedAt: saved ? savedAt : null });
  }

  #heard(event: StorageEvent): void {
    const other = draftFromEvent(event, this.#options.formKey, this.#writer);
    if (other && !sameValues(other.fields, this.#values())) this.#options.onChange({ elsewhere: other });
  }

  #sent(): void {
    clearTimeout(this.#timer);
    if (this.#storage) forgetSent(this.#storage, this.#options.formKey, this.#writer, this.#openedAt);
    this.#adopted = null;
    this.#options.onSent();
    // Emptying the form for the next text is no new draft.
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.onChange(NO_DRAFT);
  }
}
