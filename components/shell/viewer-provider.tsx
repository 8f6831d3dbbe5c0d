'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { MEMBER_KEY } from '@/lib/early-script';
import type { ViewerView } from '@/lib/members/views';
import { applyTheme, storedTheme } from './theme';

/** What a page knows about its viewer. `loading` is also what the shared html shows, before and without JavaScript. */
export interface ViewerState {
  status: 'loading' | 'guest' | 'member';
  member: ViewerView['member'];
  unreadNotifications: number;
  /** Asks the server again, for instance after signing in or reading notifications. */
  refresh: () => Promise<void>;
}

const GUEST: ViewerView = { member: null, unreadNotifications: 0 };
const ViewerContext = createContext<ViewerState>({
  status: 'loading',
  ...GUEST,
  refresh: async () => undefined,
});

/** Loads the viewer with each page, and when the window comes back to the front. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [view, setView] = useState<ViewerView | null>(null);
  const refresh = useCallback(async () => {
    const loaded = await loadViewer();
    if (loaded) rememberViewer(loaded);
    setView((now) => loaded ?? now ?? GUEST);
  }, []);

  // The frame outlives a navigation: signing in and out, and reading notifications, happen between two pages.
  const path = usePathname();
  useEffect(() => {
    if (path) void refresh();
  }, [refresh, path]);

  useEffect(() => {
    const whenShown = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', whenShown);
    return () => document.removeEventListener('visibilitychange', whenShown);
  }, [refresh]);

  const state = useMemo<ViewerState>(
    () => ({
      status: view === null ? 'loading' : view.member ? 'member' : 'guest',
      ...(view ?? GUEST),
      refresh,
    }),
    [view, refresh],
  );
  return <ViewerContext value={state}>{children}</ViewerContext>;
}

/** The viewer of this page, in client components below the layout. */
export const useViewer = (): ViewerState => useContext(ViewerContext);

/** For the early script of the next page; and the look that a member chose, in a browser where none was chosen yet. */
function rememberViewer({ member }: ViewerView): void {
  try {
    if (member) localStorage.setItem(MEMBER_KEY, '1');
    else localStorage.removeItem(MEMBER_KEY);
  } catch {
    // Storage is forbidden here: pages show "sign in" until they have asked.
  }
  if (member && storedTheme() === null && member.theme !== 'system') applyTheme(member.theme);
}

/** Null where the server did not answer: what was known stays. */
async function loadViewer(): Promise<ViewerView | null> {
  try {
    const response = await fetch('/api/viewer', {
      headers: { accept: 'application/json' },
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as ViewerView) : null;
  } catch {
    return null;
  }
}
