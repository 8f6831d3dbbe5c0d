import { RENDER_DEADLINE_MS } from '../limits';
import { RenderPool } from './render-pool';
import type { Rendered, RenderOptions } from './views';
import { contentWorkerScript } from './worker-script';

export { resolveMentions } from './mentions';

const SETTINGS = {
  script: contentWorkerScript,
  threads: 2,
  slowThreads: 1,
  deadline: RENDER_DEADLINE_MS,
  quantum: 600,
  queueMax: 500,
  waitMax: 15_000,
} as const;

/** Next bundles this module into several chunks of one process; they share one pool. */
const shared = globalThis as typeof globalThis & { minibatchRenderPool?: RenderPool };

function pool(): RenderPool {
  shared.minibatchRenderPool ??= new RenderPool(SETTINGS);
  return shared.minibatchRenderPool;
}

/**
 * Renders a post's source in a thread of its own, within RENDER_DEADLINE_MS of that thread. Never rejects and never
 * blocks this thread: what cannot be rendered comes back as escaped text with a diagnostic (`isFallback` of views.ts).
 */
export const renderPost = (source: string, options: RenderOptions = {}): Promise<Rendered> =>
  pool().render(source, options);

/** Starts the rendering threads when the server starts, so that the first post does not wait for them. */
export const warmUpRenderer = (): void => pool().warmUp();

/** Ends the rendering threads, for scripts and tests. */
export function closeRenderer(): void {
  shared.minibatchRenderPool?.close();
  delete shared.minibatchRenderPool;
}
