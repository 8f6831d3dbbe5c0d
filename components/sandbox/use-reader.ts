'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { readerHost } from './reader';
import type { Reader } from './reader-protocol';

/** The network in this browser, for one version; shared by all components of the page. */
export function useReader(version: number): Reader {
  const state = useSyncExternalStore(
    readerHost.subscribe,
    () => readerHost.stateOf(version),
    () => readerHost.stateOf(version),
  );
  return useMemo<Reader>(
    () => ({
      ...state,
      wake: () => readerHost.wake(version),
      call: (call, ask) => readerHost.ask(call, ask),
    }),
    [state, version],
  );
}
