import { createTranslator } from 'next-intl';
import type { AppError } from '@/lib/errors';
import type { Result } from '@/lib/result';
import messages from '@/messages/en.json';
import { CommandError } from './command';

type Values = Record<string, string | number>;

/** The English text of a message that may be missing: keys come from the domain, as data. */
function textOf(key: string, values: Values = {}): string | null {
  const translate = createTranslator({ locale: 'en', messages, onError: () => undefined }) as unknown as {
    (name: string, more: Values): string;
    has(name: string): boolean;
  };
  return translate.has(key) ? translate(key, values) : null;
}

/** A domain error as the one line that an operator reads. */
export function sentenceFor(error: AppError): string {
  const fields = (error.fields ?? []).map(
    ({ field, key, values }) => `--${field}: ${textOf(`errors.fields.${key}`, values) ?? key}`,
  );
  if (fields.length > 0) return fields.join(' ');
  const detail = error.detail ? textOf(`errors.details.${error.detail}`, error.values) : null;
  return detail ?? textOf(`errors.${error.code}`, error.values) ?? error.code;
}

/** The value of a verb's result; its error becomes the command's. */
export function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new CommandError(sentenceFor(result.error));
  return result.value;
}
