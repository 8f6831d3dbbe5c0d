'use client';

import type { ReactNode } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';

/** What stands in the shared html for everyone and goes away for members; its room stays, so that nothing moves. */
export function GuestOnly({ children }: { children: ReactNode }) {
  const { status } = useViewer();
  return <span className={status === 'member' ? 'invisible' : undefined}>{children}</span>;
}
