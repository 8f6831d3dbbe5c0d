import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Text typed into the server's html before this code arrived; React would put the default value back. */
function useTypedBeforeHydration(id: string, fallback: string): string {
  const [text] = useState(() => {
    if (typeof document === 'undefined') return fallback;
    const element = document.getElementById(id);
    return element instanceof HTMLTextAreaElement ? element.value : fallback;
  });
  return text;
}

/** The text area's text, kept through hydration; changes with every input event of the area. */
export function useTypedText(
  area: RefObject<HTMLTextAreaElement | null>,
  id: string,
  served: string,
): string {
  const typed = useTypedBeforeHydration(id, served);
  const [text, setText] = useState(typed);
  const putBack = useRef(false);
  useLayoutEffect(() => {
    // Once only: in development React runs effects twice, and the second time would undo a restored draft.
    if (!putBack.current && area.current && area.current.value !== typed) area.current.value = typed;
    putBack.current = true;
  }, [area, typed]);
  useEffect(() => {
    const element = area.current;
    const read = () => setText(element?.value ?? '');
    // A draft may have been put back before this effect ran.
    read();
    element?.addEventListener('input', read);
    return () => element?.removeEventListener('input', read);
  }, [area]);
  return text;
}
