import 'server-only';
import { createHash } from 'node:crypto';
import { negotiateLocale } from '@/i18n/negotiate';
import { type AppError, appError } from '@/lib/errors';
import type { RateLimitName } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { consume, type RateState } from '@/lib/rate-limits/consume';
import type { Result } from '@/lib/result';
import { askerOf } from '@/lib/web/client-address';
import { type ProblemLocale, problem } from '@/lib/web/problem';
import { apiViewer } from '@/lib/web/viewer';
import { rateHeaders } from './rate-headers';

/** One call of the API, after its token was checked and its rate counted. */
export interface Call<Params> {
  request: Request;
  params: Params;
  query: URLSearchParams;
  /** The member whose token came with the call; null for a guest. Cookies are never looked at. */
  viewer: Viewer | null;
  /** Whom the call is counted to: the member, or a guest's address. */
  asker: string;
}

/** What a call answers. Without a body the status is 204. */
export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler<Params> = (call: Call<Params>) => Promise<Result<Answer>>;
/** nginx's number for a client that hung up; nobody reads it. */
const CLIENT_CLOSED = 499;

export type RouteHandler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Promise<Response>;

/** Programs seldom say a language: those that do not (none, or the `*` that fetch sends) are answered in English. */
function localeOf(request: Request): ProblemLocale {
  const wanted = request.headers.get('accept-language') ?? '*';
  return wanted.trim() === '*' ? 'en' : negotiateLocale(undefined, wanted);
}

function failed(error: AppError, request: Request, headers: Record<string, string>): Response {
  const challenge = error.code === 'token_invalid' || error.code === 'not_signed_in';
  return problem(error, localeOf(request), {
    ...headers,
    ...(challenge ? { 'www-authenticate': 'Bearer realm="minibatch"' } : {}),
  });
}

/** JSON with a validator: a client that already has these bytes gets 304 (RFC 9110, 13.1.2). */
function answered(answer: Answer, request: Request, headers: Record<string, string>): Response {
  if (answer.body === undefined) return new Response(null, { status: answer.status ?? 204, headers });
  const body = JSON.stringify(answer.body);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const all: Record<string, string> = {
    ...headers,
    etag,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'Authorization',
    ...answer.headers,
  };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  const readOnly = request.method === 'GET' || request.method === 'HEAD';
  if (readOnly && (known.includes(etag) || known.includes(`W/${etag}`))) {
    return new Response(null, { status: 304, headers: all });
  }
  return new Response(body, { status: answer.status ?? 200, headers: all });
}

async function answer<Params>(
  limit: RateLimitName,
  handle: Handler<Params>,
  request: Request,
  params: Promise<Params>,
) {
  const viewer = await apiViewer(request);
  const asker = askerOf(viewer.ok ? viewer.value : null, request.headers);
  const rate = await consume(limit, asker);
  if (!rate.ok)
    return failed(
      { ...rate.error, data: undefined },
      request,
      rateHeaders(limit, rate.error.data as RateState),
    );
  const headers = rateHeaders(limit, rate.value);
  if (!viewer.ok) return failed(viewer.error, request, headers);
  const query = new URL(request.url).searchParams;
  const result = await handle({ request, params: await params, query, viewer: viewer.value, asker });
  return result.ok ? answered(result.value, request, headers) : failed(result.error, request, headers);
}

/**
 * Makes a route handler of the public API: token -> rate limit -> handler -> JSON, or application/problem+json.
 * A fault of ours is logged with its cause and answered as `internal` without it.
 */
export function endpoint<Params = Record<string, never>>(
  limit: RateLimitName,
  handle: Handler<Params>,
): RouteHandler<Params> {
  return async (request, { params }) => {
    try {
      return await answer(limit, handle, request, params);
    } catch (cause) {
      // Who hung up (a newer stroke replaced this picture) waits for nothing, and it is no fault of ours.
      if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED });
      console.error(`${request.method} ${new URL(request.url).pathname} failed`, cause);
      return failed(appError('internal', { cause }), request, {});
    }
  };
}
