'use client';

import { useEffect } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';

/**
 * Asks who the viewer is when this page is left: the header outlives a page change, and a form that signs in changes
 * the answer by leading away.
 */
export function useViewerAfterLeaving(): void {
  const { refresh } = useViewer();
  useEffect(
    () => () => {
      void refresh();
    },
    [refresh],
  );
}
