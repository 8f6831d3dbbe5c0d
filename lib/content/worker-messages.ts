import type { Rendered, RenderOptions } from './views';

/** What the pool sends to a rendering thread. */
export interface RenderJob {
  id: number;
  source: string;
  options: RenderOptions;
}

/** What a rendering thread sends to the pool. */
export type WorkerAnswer =
  | { kind: 'ready' }
  /** The post's time begins: the thread may have been warming up when it was sent. */
  | { kind: 'started'; id: number }
  | { kind: 'rendered'; id: number; rendered: Rendered };
