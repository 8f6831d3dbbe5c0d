import { createHash } from 'node:crypto';

/** A text field, `''` where it is absent or a file. Line ends become `\n`: browsers send `\r\n`. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

/** A field that holds a row's id or a version; NaN where it is not a whole number (schemas refuse NaN). */
export function formId(form: FormData, name: string): number {
  const text = formText(form, name);
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

/** A field that says yes: `true`, `on` or `1`. */
export const formFlag = (form: FormData, name: string): boolean =>
  ['true', 'on', '1'].includes(formText(form, name));

/** Tags as typed: separated by ASCII or Chinese commas or new lines. */
export const formTags = (form: FormData): string[] =>
  formText(form, 'tags')
    .split(/[,，、\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Within this time the same text sent again from a form without an id is the same submission. */
const SAME_TEXT_MS = 10 * 60_000;

/**
 * What makes a second click or a retry of a form one submission: the random id that the page's script put into the
 * form; without JavaScript, where a shared page cannot carry a random id, a digest of the text and of the time.
 */
export function formSubmissionId(form: FormData, fields: string[]): string {
  const sent = formText(form, 'submissionId');
  if (sent) return sent;
  const bucket = Math.floor(Date.now() / SAME_TEXT_MS);
  const text = JSON.stringify([bucket, ...fields.map((name) => formText(form, name))]);
  return `text-${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}

/** The locale that the form's page was in, from its field `locale`. */
const formLocale = (form: FormData): string => (formText(form, 'locale') === 'en' ? 'en' : 'zh-CN');

/** A path of this site in the language of the form's page. `path` is ours, never the browser's. */
export const localisedPath = (form: FormData, path: string): string => `/${formLocale(form)}${path}`;
