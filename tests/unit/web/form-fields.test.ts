import { describe, expect, it } from 'vitest';
import { failedState } from '@/lib/web/failed-state';
import { formFlag, formId, formSubmissionId, formTags, formText, localisedPath } from '@/lib/web/form-fields';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('fields of a form', () => {
  it('have one kind of line end, and are empty where they are absent', () => {
    expect(formText(formOf({ source: 'a\r\nb' }), 'source')).toBe('a\nb');
    expect(formText(formOf({}), 'source')).toBe('');
  });

  it.each([
    ['7', 7],
    ['', Number.NaN],
    ['7.5', Number.NaN],
    ['-1', Number.NaN],
    ['1e3', Number.NaN],
    ['99999999999', Number.NaN],
  ])('the id %j reads as %d', (text, id) => expect(formId(formOf({ id: text }), 'id')).toBe(id));

  it('split tags at commas of both scripts', () => {
    expect(formTags(formOf({ tags: 'SGD, 优化，动量、Adam,, ' }))).toEqual(['SGD', '优化', '动量', 'Adam']);
  });

  it('say yes in three ways', () => {
    const yes = ['true', 'on', '1'].map((text) => formFlag(formOf({ on: text }), 'on'));
    expect([...yes, formFlag(formOf({ on: 'false' }), 'on'), formFlag(formOf({}), 'on')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('lead back to a path of this site in the form’s language, never elsewhere', () => {
    expect(localisedPath(formOf({ locale: 'en' }), '/topics/7')).toBe('/en/topics/7');
    expect(localisedPath(formOf({ locale: '//evil.example' }), '/topics/7')).toBe('/zh-CN/topics/7');
  });

  it('name a submission by the id that was sent, else by the text', () => {
    const text = { topic: '1', source: 'Hello' };
    const id = (fields: Record<string, string>) => formSubmissionId(formOf(fields), ['topic', 'source']);
    expect(id({ ...text, submissionId: 'abcdefgh-1' })).toBe('abcdefgh-1');
    expect(id(text)).toMatch(/^text-[\w-]{32}$/);
    expect(id({ ...text, source: 'Other' })).not.toBe(id(text));
  });
});

it('a failed form comes back with what was typed, and without causes or Next’s own fields', () => {
  const form = formOf({ title: 'Mine', $ACTION_ID_1: '' });
  const state = failedState({ code: 'internal', cause: new Error('secret') }, form);
  expect(state).toEqual({ status: 'failed', error: { code: 'internal' }, values: { title: 'Mine' } });
});
