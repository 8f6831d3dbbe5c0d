import { RENDERER_VERSION } from '@/lib/content/renderer-version';
import { pageOfNumber } from '@/lib/topics/views';
import { renderSource } from './render-source';
import { countOutdated, findOutdated, refreshHtml } from './store';
import type { Touched } from './views';

/** As many posts are in memory, and at most this many waiting for the pool, at one time. */
const BATCH = 20;

export interface RerenderProgress {
  done: number;
  total: number;
}

export interface RerenderOutcome {
  total: number;
  /** Posts that have new html now. */
  rendered: number;
  /** Ids of posts that the renderer could not do in time; they keep what they had, and are tried again next time. */
  failed: number[];
  /** Pages that show other html now. */
  touched: Touched;
}

type Outdated = Awaited<ReturnType<typeof findOutdated>>[number];

/** Whether the post has new html; a post that was edited meanwhile is newer than this rendering. */
async function rerender(post: Outdated): Promise<'rendered' | 'failed' | 'newer'> {
  const { html, excerpt, renderer, embeds } = await renderSource(post.source);
  // 0: the pool was busy or broke. The old html is better than escaped text.
  if (renderer === 0) return 'failed';
  return (await refreshHtml(post, { html, excerpt, renderer, embeds })) ? 'rendered' : 'newer';
}

/**
 * Makes the html of posts anew that another version of the renderer made (with `all`, of every post), and tells how
 * far it is after each few posts. Safe beside running web processes, and may be stopped and started again.
 */
export async function rerenderAllPosts(
  progress: (progress: RerenderProgress) => void,
  { all = false }: { all?: boolean } = {},
): Promise<RerenderOutcome> {
  const renderer = all ? null : RENDERER_VERSION;
  const total = await countOutdated(renderer);
  const topicPages: { topicId: number; page: number }[] = [];
  const failed: number[] = [];
  let done = 0;
  for (let after = 0; ; ) {
    const posts = await findOutdated(renderer, after, BATCH);
    const last = posts.at(-1);
    if (!last) return { total, rendered: topicPages.length, failed, touched: { topicPages } };
    const outcomes = await Promise.all(posts.map(rerender));
    for (const [index, { id, topicId, number }] of posts.entries()) {
      if (outcomes[index] === 'rendered') topicPages.push({ topicId, page: pageOfNumber(number) });
      if (outcomes[index] === 'failed') failed.push(id);
    }
    done += posts.length;
    after = last.id;
    progress({ done, total });
  }
}
