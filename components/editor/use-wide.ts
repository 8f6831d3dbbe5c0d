import { type RefObject, useEffect, useState } from 'react';

/** Width of the editor in px from which text and preview stand side by side. */
const SIDE_BY_SIDE = 720;

/** Whether the element is wide enough for two columns; false in the server's html. */
export function useWide(element: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWide((entry?.contentRect.width ?? 0) >= SIDE_BY_SIDE),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return wide;
}
