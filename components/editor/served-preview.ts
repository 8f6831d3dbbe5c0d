import type { ActionState } from '@/lib/web/action-state';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a form without JavaScript got back: its values, and the html of the preview it asked for. */
export interface Served {
  values: Record<string, string> | null;
  preview?: string;
}

/** The values that a form has to show again: after a failure, and after a preview that was asked for by its button. */
export function servedOf(state: ActionState): Served {
  if (state.status === 'failed') return { values: state.values };
  if (state.status !== 'done' || !isRecord(state.data) || typeof state.data.preview !== 'string')
    return { values: null };
  const { values, preview } = state.data;
  const texts = isRecord(values) ? Object.entries(values) : [];
  return {
    values: Object.fromEntries(
      texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    preview,
  };
}
