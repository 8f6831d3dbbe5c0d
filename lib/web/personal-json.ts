import type { AppError } from '@/lib/errors';
import { POSTS_PER_PAGE } from '@/lib/limits';
import { pathId } from './path-id';
import { problem } from './problem';

/** JSON that belongs to one viewer: no cache keeps it, neither the browser's nor one on the way. */
export const personalJson = (body: unknown): Response =>
  Response.json(body, { headers: { 'cache-control': 'private, no-store' } });

/** A failed personal request as problem+json. */
export const personalProblem = (error: AppError): Response =>
  problem(error, 'en', { 'cache-control': 'private, no-store' });

/** The post numbers `from`..`to` of a query, 1 to 20 where they are not given; null where they are no range. */
export function parseRange(query: URLSearchParams): { from: number; to: number } | null {
  const from = pathId(query.get('from') ?? '1');
  const to = pathId(query.get('to') ?? String(from + POSTS_PER_PAGE - 1));
  return from <= to ? { from, to } : null;
}
