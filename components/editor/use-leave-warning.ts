import { useEffect, useState } from 'react';

/**
 * The address a click would lead to within this site, or null where it leaves the text on the screen, or where the
 * link itself promises to bring the writer back to their draft (`data-keeps-draft`: signing in).
 */
export function leavingAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.matches('[download], [data-keeps-draft]')) return null;
  if (link.target !== '' && link.target !== '_self') return null;
  const address = new URL(link.href, window.location.href);
  if (address.origin !== window.location.origin) return null;
  const samePage = address.pathname === window.location.pathname && address.search === window.location.search;
  return samePage ? null : address.pathname + address.search + address.hash;
}

/**
 * Warns before unsaved text is left: the browser's own question when the page is closed or reloaded, and for links
 * within the site the address that was asked for, so that the caller can ask in a dialog.
 */
export function useLeaveWarning(dirty: boolean): { wanted: string | null; stay: () => void } {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const address = leavingAddress(event);
      if (address === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(address);
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [dirty]);
  return { wanted, stay: () => setWanted(null) };
}
