import { createHash } from 'node:crypto';
import { type RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { appError } from '@/lib/errors';
import { RATE_LIMITS, type RateLimitName } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import { openLimiter } from './store';

/** What is left of a limit, for the RateLimit headers of the API. */
export interface RateState {
  /** Requests that one window allows. */
  limit: number;
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
}

const limiters = new Map<RateLimitName, RateLimiterPrisma>();

/** An operator's load test raises all limits together; at least one request always passes. */
const pointsOf = (name: RateLimitName): number =>
  Math.max(1, Math.floor(RATE_LIMITS[name].points * env().RATE_LIMIT_SCALE));

function limiterOf(name: RateLimitName): RateLimiterPrisma {
  const known = limiters.get(name);
  if (known) return known;
  const limit = { points: pointsOf(name), seconds: RATE_LIMITS[name].seconds };
  const limiter = openLimiter(name, limit, limiters.size === 0);
  limiters.set(name, limiter);
  return limiter;
}

/** Keys may be mail addresses or network addresses: the table needs neither in clear. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

function stateOf(limit: number, result: RateLimiterRes): RateState {
  const resetSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
  return { limit, remaining: Math.max(0, result.remainingPoints), resetSeconds };
}

/**
 * Counts one use of limit `name` by `key` (a member's id, an address, an account's name) over all web processes.
 * Gives what is left, or `rate_limited` with `retryAfter` in seconds and the same state in `data`.
 * Throws when the database cannot be asked: a limit that cannot be checked does not pass.
 */
export async function consume(name: RateLimitName, key: string): Promise<Result<RateState>> {
  const limiter = limiterOf(name);
  try {
    return ok(stateOf(limiter.points, await limiter.consume(hashed(key))));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const state = stateOf(limiter.points, error);
    return fail(appError('rate_limited', { retryAfter: state.resetSeconds, data: state }));
  }
}

/** Forgets the uses of `key`: after a right password the wrong ones before it no longer count. */
export async function forget(name: RateLimitName, key: string): Promise<void> {
  await limiterOf(name).delete(hashed(key));
}
