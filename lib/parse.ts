import { z } from 'zod';
import { appError, type FieldError } from './errors';
import { ROW_ID_MAX } from './limits';
import { fail, ok, type Result } from './result';

type Issue = z.core.$ZodIssue;

/** A custom issue's message is a key under `errors.fields`; its params are the placeholders. */
function fieldError(issue: Issue): FieldError {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'custom') return { field, key: issue.message, values: issue.params };
  if (issue.code === 'too_big') {
    const key = issue.origin === 'string' ? 'too_long' : 'too_many';
    return { field, key, values: { max: Number(issue.maximum) } };
  }
  if (issue.code === 'too_small') {
    const key = issue.origin === 'string' ? 'too_short' : 'required';
    return { field, key, values: { min: Number(issue.minimum) } };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { field, key: 'required' };
  if (issue.code === 'unrecognized_keys') return { field: issue.keys[0] ?? field, key: 'invalid' };
  return { field, key: 'invalid' };
}

/** Each field is named once, by its first fault: the sentence under an input is one sentence. */
function firstOfEach(errors: FieldError[]): FieldError[] {
  return errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);
}

/** Parses what came in; what does not fit is `invalid_input` with the fields at fault. Never throws. */
export async function parse<T extends z.ZodType>(schema: T, input: unknown): Promise<Result<z.output<T>>> {
  const parsed = await schema.safeParseAsync(input, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return fail(appError('invalid_input', { fields: firstOfEach(parsed.error.issues.map(fieldError)) }));
}

/** A text of `min` to `max` code points after `normalise`; an empty one that must not be is `required`. */
export function text(min: number, max: number, normalise: (raw: string) => string = (raw) => raw) {
  return z
    .string()
    .transform(normalise)
    .check((context) => {
      const length = [...context.value].length;
      const issue = (message: string, params: Record<string, number>) =>
        context.issues.push({ code: 'custom', message, params, input: context.value });
      // PostgreSQL's text cannot hold U+0000, and a lone surrogate has no UTF-8.
      if (/\0|\p{Cs}/u.test(context.value)) issue('bad_characters', {});
      else if (length === 0 && min > 0) issue('required', {});
      else if (length < min) issue('too_short', { min });
      else if (length > max) issue('too_long', { max });
    });
}

/** Whether a number can be a row's id at all. */
export const isRowId = (id: number): boolean => Number.isInteger(id) && id >= 1 && id <= ROW_ID_MAX;

/** A row's id as an address writes it: plain decimal, no sign, no zero in front. Null for anything else. */
export function parseRowId(text: string): number | null {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  return isRowId(id) ? id : null;
}

/** The id of a row. */
export const rowId = () => z.int().min(1).max(ROW_ID_MAX);
