import { MISSING_PAGE_META } from '@/lib/missing-page';
import { type CachedValue, type CacheEntry, PageCache } from './page-cache/page-cache';
import { pageScriptPolicy } from './page-scripts';

/**
 * Next's `cacheHandler` (next.config.ts), bundled to build/cache-handler.mjs. Next makes one object per request:
 * what they share hangs on globalThis, because Next may load this file more than once.
 */
interface Context {
  kind?: string;
  tags?: string[];
  softTags?: string[];
  cacheControl?: CacheEntry['cacheControl'];
}

const shared = globalThis as typeof globalThis & { minibatchPageCache?: PageCache };

/** Null while building, when there is no database: then nothing is kept. */
function pageCache(): PageCache | null {
  const url = process.env.DATABASE_URL;
  if (!url || process.env.NEXT_PHASE === 'phase-production-build') return null;
  shared.minibatchPageCache ??= new PageCache(url);
  return shared.minibatchPageCache;
}

const MISSING_MARK = `<meta name="${MISSING_PAGE_META}"`;

/**
 * A page that is kept gets a policy that allows its own inline scripts by their hashes, and the status 404 where it says
 * that there is nothing. The value is changed in place: Next answers the request that made the page with the same
 * object, so the first answer has both too.
 */
function finish(value: CachedValue | null): void {
  if (value?.kind !== 'APP_PAGE' || typeof value.html !== 'string') return;
  value.headers = { ...value.headers, 'content-security-policy': pageScriptPolicy(value.html) };
  if (value.html.includes(MISSING_MARK)) value.status = 404;
}

export default class CacheHandler {
  async get(key: string, { tags = [], softTags = [] }: Context): Promise<CacheEntry | null> {
    return pageCache()?.get(key, [...tags, ...softTags]) ?? null;
  }

  async set(key: string, value: CachedValue | null, { tags, cacheControl }: Context): Promise<void> {
    finish(value);
    pageCache()?.set(key, value, { tags, cacheControl });
  }

  /**
   * Expires at once, whatever stale-while-revalidate time is asked for: whoever wrote has to see the new page in
   * the next request.
   */
  async revalidateTag(tags: string | string[]): Promise<void> {
    await pageCache()?.expire([tags].flat());
  }

  resetRequestCache(): void {
    // Next calls this between requests; nothing here belongs to one request.
  }
}
