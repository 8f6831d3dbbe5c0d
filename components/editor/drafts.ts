/**
 * Drafts in the browser's own storage. Each open form keeps its draft under a key of its own, so that two tabs
 * never overwrite each other; whoever comes back later gets the newest.
 */
export interface Draft {
  /** The open form that wrote it. */
  writer: string;
  /** Milliseconds since the epoch. */
  savedAt: number;
  /** Values of the form's fields by name. */
  fields: Record<string, string>;
}

const PREFIX = 'minibatch:draft:';
const KEPT_MS = 30 * 24 * 3_600_000;

const keyOf = (form: string, writer: string): string => `${PREFIX}${form}:${writer}`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads a stored draft; null for everything that is not one (other versions, other people's scripts). */
export function parseDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    if (!isRecord(value) || !isRecord(value.fields)) return null;
    const { writer, savedAt } = value;
    if (typeof writer !== 'string' || typeof savedAt !== 'number') return null;
    const fields = Object.entries(value.fields).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return { writer, savedAt, fields: Object.fromEntries(fields) };
  } catch {
    return null;
  }
}

const keysOf = (storage: Storage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  );

/** All drafts of one form, newest first. */
export const draftsOf = (storage: Storage, form: string): Draft[] =>
  keysOf(storage, keyOf(form, ''))
    .map((key) => parseDraft(storage.getItem(key)))
    .filter((draft) => draft !== null)
    .sort((left, right) => right.savedAt - left.savedAt);

/** Stores the draft; false where the browser refuses (private mode, storage full). */
export function saveDraft(storage: Storage, form: string, draft: Draft): boolean {
  try {
    storage.setItem(keyOf(form, draft.writer), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets one draft. */
export const forgetDraft = (storage: Storage, form: string, writer: string): void =>
  storage.removeItem(keyOf(form, writer));

/**
 * Forgets what a sent form has made superfluous: its own draft and all that were stored before it was opened.
 * What another open tab wrote since then stays.
 */
export function forgetSent(storage: Storage, form: string, writer: string, openedAt: number): void {
  for (const draft of draftsOf(storage, form)) {
    if (draft.writer === writer || draft.savedAt <= openedAt) forgetDraft(storage, form, draft.writer);
  }
}

/** Forgets drafts that nobody came back to within thirty days, of every form. */
export function forgetOld(storage: Storage, now: number): void {
  for (const key of keysOf(storage, PREFIX)) {
    const draft = parseDraft(storage.getItem(key));
    if (draft === null || now - draft.savedAt > KEPT_MS) storage.removeItem(key);
  }
}

/** The draft that a storage event brought from another tab for this form, or null. */
export function draftFromEvent(event: StorageEvent, form: string, writer: string): Draft | null {
  if (event.key?.startsWith(keyOf(form, '')) !== true) return null;
  const draft = parseDraft(event.newValue);
  return draft === null || draft.writer === writer ? null : draft;
}

/** The browser's storage, or null where it may not be used. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
