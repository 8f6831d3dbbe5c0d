/** Marks the element that a live widget is put into, beside the link in the post's own html. */
export const LIVE_WIDGET = 'data-live-widget';

/** A model that a post shows, as its link names it. */
export interface EmbeddedModel {
  model: 'mnist-mlp';
  /** Absent: the version that answers by default. */
  version?: number;
}

/** Reads `mnist-mlp` or `mnist-mlp@1`; null for what has no widget. */
export function embeddedModel(id: string): EmbeddedModel | null {
  const [, version] = /^mnist-mlp(?:@([1-9]\d{0,3}))?$/.exec(id) ?? [];
  if (version !== undefined) return { model: 'mnist-mlp', version: Number(version) };
  return id === 'mnist-mlp' ? { model: 'mnist-mlp' } : null;
}
