import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this is an Apple device, where Command does what Ctrl does elsewhere. False in the server's html. */
export const useAppleKeys = (): boolean =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );

/** `Ctrl+B` or `⌘B`. */
export const shortcutText = (key: string, apple: boolean): string =>
  apple
    ? `⌘${key === 'Enter' ? '↩' : key.toUpperCase()}`
    : `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`;
