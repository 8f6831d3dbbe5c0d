import { RATE_LIMITS, type RateLimitName } from '@/lib/limits';
import type { RateState } from '@/lib/rate-limits/consume';

/**
 * What is left of a limit, as the IETF's RateLimit header fields (draft-ietf-httpapi-ratelimit-headers-10), and as
 * the three fields of that draft's version 07, which most clients still read.
 */
export function rateHeaders(name: RateLimitName, state: RateState): Record<string, string> {
  const { limit, remaining, resetSeconds } = state;
  return {
    'ratelimit-policy': `"${name}";q=${limit};w=${RATE_LIMITS[name].seconds}`,
    ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}
