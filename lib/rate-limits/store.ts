import { RateLimiterPrisma } from 'rate-limiter-flexible';
import { db } from '@/lib/db';
import type { RateLimit } from '@/lib/limits';

/**
 * A limiter whose counts are rows of RateLimitWindow: every web process sees the same ones.
 * `sweeps` makes this limiter delete windows that ended an hour ago; one limiter of a process is enough.
 */
export const openLimiter = (name: string, limit: RateLimit, sweeps: boolean): RateLimiterPrisma =>
  new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimitWindow',
    keyPrefix: name,
    points: limit.points,
    duration: limit.seconds,
    clearExpiredByTimeout: sweeps,
  });
