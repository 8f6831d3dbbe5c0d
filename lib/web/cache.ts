import 'server-only';
import { revalidateTag, unstable_cache, updateTag } from 'next/cache';
import { cache } from 'react';
import type { Touched } from '@/lib/posts/views';
import { tagNames, tagsOfTouched } from './cache-tags';

export { tagNames };

type Key = string | number;

/**
 * A read of public data that is kept until one of its tags is dropped. A page that calls it carries the same tags,
 * so that the page as a whole goes with its data. Within one request it runs once.
 *
 * @param name  unique among all cached reads.
 * @param tagsOf  the tags, known from the arguments alone. A missing row has its tag too: the page that says
 *   "not found" goes when the row is made.
 * @param fn  must give plain JSON (dates as ISO strings, null instead of undefined) and must not look at the request.
 */
export function cachedRead<Args extends Key[], T>(
  name: string,
  tagsOf: (...args: Args) => string[],
  fn: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return cache((...args: Args) =>
    unstable_cache(() => fn(...args), [name, ...args.map(String)], {
      tags: tagsOf(...args),
      revalidate: false,
    })(),
  );
}

/**
 * Drops the pages that a write changed; the next read of them, the writer's own to begin with, is fresh.
 * Call it in a server action (`action`) or in a route handler (`route`), after the verb has succeeded.
 */
export function dropTags(touched: Touched, where: 'action' | 'route'): void {
  for (const tag of tagsOfTouched(touched)) {
    if (where === 'action') updateTag(tag);
    else revalidateTag(tag, { expire: 0 });
  }
}

/** Drops what says that nobody has a name, when somebody takes it. */
export function dropMemberName(skeleton: string, where: 'action' | 'route'): void {
  if (where === 'action') updateTag(tagNames.memberName(skeleton));
  else revalidateTag(tagNames.memberName(skeleton), { expire: 0 });
}
