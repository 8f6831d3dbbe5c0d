import { describe, expect, it } from 'vitest';
import { draftsOf, forgetOld, forgetSent, parseDraft, saveDraft } from '@/components/editor/drafts';

/** The browser's storage as far as drafts use it; refuses what is longer than `room`. */
class MemoryStorage implements Storage {
  readonly #entries = new Map<string, string>();
  constructor(readonly room = Number.POSITIVE_INFINITY) {}
  get length(): number {
    return this.#entries.size;
  }
  key = (index: number): string | null => Array.from(this.#entries.keys())[index] ?? null;
  getItem = (key: string): string | null => this.#entries.get(key) ?? null;
  removeItem = (key: string): void => {
    this.#entries.delete(key);
  };
  clear = (): void => this.#entries.clear();
  setItem = (key: string, value: string): void => {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#entries.set(key, value);
  };
}

const draft = (writer: string, savedAt: number, source = writer) => ({ writer, savedAt, fields: { source } });
const DAY = 24 * 3_600_000;

describe('drafts', () => {
  it('come back newest first, of the form that was asked for alone', () => {
    const storage = new MemoryStorage();
    saveDraft(storage, 'reply:7', draft('a', 1));
    saveDraft(storage, 'reply:7', draft('b', 2));
    saveDraft(storage, 'reply:70', draft('c', 3));
    expect(draftsOf(storage, 'reply:7').map((each) => each.writer)).toEqual(['b', 'a']);
  });

  it('of two tabs do not overwrite each other', () => {
    const storage = new MemoryStorage();
    saveDraft(storage, 'reply:7', draft('a', 1, 'first tab'));
    saveDraft(storage, 'reply:7', draft('b', 2, 'second tab'));
    saveDraft(storage, 'reply:7', draft('a', 3, 'first tab again'));
    expect(draftsOf(storage, 'reply:7').map((each) => each.fields.source)).toEqual([
      'first tab again',
      'second tab',
    ]);
  });

  it('go once they are sent, but not what another open tab wrote since', () => {
    const storage = new MemoryStorage();
    saveDraft(storage, 'reply:7', draft('old', 1));
    saveDraft(storage, 'reply:7', draft('mine', 20));
    saveDraft(storage, 'reply:7', draft('other tab', 15));
    forgetSent(storage, 'reply:7', 'mine', 10);
    expect(draftsOf(storage, 'reply:7').map((each) => each.writer)).toEqual(['other tab']);
  });

  it('go after thirty days, and so does what is not a draft', () => {
    const storage = new MemoryStorage();
    saveDraft(storage, 'reply:7', draft('old', 0));
    saveDraft(storage, 'reply:7', draft('new', 5 * DAY));
    storage.setItem('minibatch:draft:reply:7:broken', '{');
    storage.setItem('theme', 'dark');
    forgetOld(storage, 31 * DAY);
    expect(draftsOf(storage, 'reply:7').map((each) => each.writer)).toEqual(['new']);
    expect(storage.getItem('theme')).toBe('dark');
    expect(storage.length).toBe(2);
  });

  it('say so where the browser refuses to keep them', () => {
    expect(saveDraft(new MemoryStorage(10), 'reply:7', draft('a', 1))).toBe(false);
  });

  it('are read with care: whatever is stored, nothing is thrown', () => {
    for (const stored of [
      null,
      '',
      '1',
      'null',
      '[]',
      '{"fields":{}}',
      '{"writer":"a","savedAt":"x","fields":{}}',
    ]) {
      expect(parseDraft(stored)).toBeNull();
    }
    expect(parseDraft('{"writer":"a","savedAt":1,"fields":{"source":"x","odd":3}}')?.fields).toEqual({
      source: 'x',
    });
  });
});
