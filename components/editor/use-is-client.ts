import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the server's html and while it is taken over, true from then on. */
export const useIsClient = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
