import { type AbstractIntlMessages, createTranslator } from 'next-intl';
import en from '@/messages/en.json';
import zhCN from '@/messages/zh-CN.json';
import type { AppError, ErrorCode, FieldError } from '../errors';
import { HTTP_STATUS } from './http-status';

export type ProblemLocale = 'en' | 'zh-CN';

/** The body of a failed API call: RFC 9457, with our stable code beside the standard members. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  errors?: FieldError[];
  data?: unknown;
}

const MESSAGES = { en, 'zh-CN': zhCN };

/** `errors.<code>` in the language asked for; the code itself where a text is missing, never an exception. */
function texts(error: AppError, locale: ProblemLocale): { title: string; detail: string } {
  const t = createTranslator({
    locale,
    messages: MESSAGES[locale] as AbstractIntlMessages,
    onError: () => undefined,
    getMessageFallback: () => '',
  }) as unknown as (key: string, values?: Record<string, string | number>) => string;
  const title = t(`errors.${error.code}`, error.values) || error.code;
  const detail = error.detail ? t(`errors.details.${error.detail}`, error.values) : '';
  return { title, detail: detail || title };
}

/** An error as the members of `application/problem+json`. The cause never leaves the server. */
export function problemDetails(error: AppError, locale: ProblemLocale = 'en'): ProblemDetails {
  return {
    type: `urn:minibatch:problem:${error.code}`,
    ...texts(error, locale),
    status: HTTP_STATUS[error.code],
    code: error.code,
    ...(error.fields ? { errors: error.fields } : {}),
    ...(error.data === undefined ? {} : { data: error.data }),
  };
}

/** Answers a failed API call. `Retry-After` (seconds) is set where waiting helps. */
export function problem(
  error: AppError,
  locale: ProblemLocale = 'en',
  headers: Record<string, string> = {},
): Response {
  const details = problemDetails(error, locale);
  return new Response(JSON.stringify(details), {
    status: details.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      ...(error.retryAfter ? { 'retry-after': String(Math.ceil(error.retryAfter)) } : {}),
      ...headers,
    },
  });
}
