'use client';

import { useEffect } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';
import type { ActionState } from '@/lib/web/action-state';

/** Asks who the viewer is after each form that succeeded: the header shows their name and picture. */
export function useViewerAfter(state: ActionState): void {
  const { refresh } = useViewer();
  useEffect(() => {
    if (state.status === 'done') void refresh();
  }, [state, refresh]);
}
