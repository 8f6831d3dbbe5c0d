import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CommandName } from './commands';
import { commandOfKey, SHORTCUTS } from './commands';
import { isComposing } from './composition';
import { plainSurface } from './plain-surface';
import type { Surface } from './surface';

/** CodeMirror is loaded when the editor comes this near to what is seen, before anyone writes. */
const NEAR = '400px';

export interface SurfaceOptions {
  /** Holds the surface that is written on now. */
  surface: RefObject<Surface | null>;
  area: RefObject<HTMLTextAreaElement | null>;
  /** Where CodeMirror is put. */
  host: RefObject<HTMLDivElement | null>;
  placeholder: string;
  /** Accessible name and description of the editable element. */
  attributes: Record<string, string>;
  onCommand: (name: CommandName) => void;
}

/** Sends the form as its button would, validation and all. */
const submit = (area: HTMLTextAreaElement | null): void => {
  const form = area?.form;
  const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]:not([name="intent"])');
  if (form && !button?.disabled) form.requestSubmit(button);
};

const whenNear = (element: Element, run: () => void): (() => void) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      run();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  return () => observer.disconnect();
};

const whenComposed = (area: HTMLTextAreaElement, surface: Surface): Promise<void> =>
  surface.composing()
    ? new Promise((resolve) =>
        area.addEventListener('compositionend', () => setTimeout(resolve), { once: true }),
      )
    : Promise.resolve();

/**
 * The surface that is written on now: the text area, then CodeMirror in its place, with the text, the selection and
 * the focus kept. The text area stays in the form and always holds the text. True once CodeMirror is there.
 */
export function useSurface({
  surface,
  area,
  host,
  placeholder,
  attributes,
  onCommand,
}: SurfaceOptions): boolean {
  const [enhanced, setEnhanced] = useState(false);
  const latest = useRef({ placeholder, attributes, onCommand });
  useEffect(() => {
    latest.current = { placeholder, attributes, onCommand };
  });

  useEffect(() => {
    const textArea = area.current;
    const parent = host.current;
    if (!textArea || !parent) return;
    const plain = plainSurface(textArea);
    surface.current = plain;
    let destroy: (() => void) | null = null;
    let gone = false;

    const enhance = async () => {
      const { mountCodeSurface } = await import('./code-surface');
      await whenComposed(textArea, plain);
      if (gone) return;
      const focused = document.activeElement === textArea;
      const code = mountCodeSurface({
        parent,
        ...plain.read(),
        selection: plain.read(),
        placeholder: latest.current.placeholder,
        attributes: latest.current.attributes,
        bindings: bindingsFor(
          (name) => latest.current.onCommand(name),
          () => submit(textArea),
        ),
        onChange: (text) => {
          textArea.value = text;
          textArea.dispatchEvent(new Event('input', { bubbles: true }));
        },
      });
      surface.current = code;
      destroy = code.destroy;
      // At once: what is hidden cannot take the focus, and the next key belongs to the new surface.
      flushSync(() => setEnhanced(true));
      if (focused) code.focus();
    };

    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const command = commandOfKey(event.key);
      if (event.key !== 'Enter' && command === null) return;
      event.preventDefault();
      if (command) latest.current.onCommand(command);
      else submit(textArea);
    };

    textArea.addEventListener('keydown', onKeyDown);
    // A slow or blocked download leaves the text area, which can do everything that matters.
    const stopWatching = whenNear(
      parent.parentElement ?? parent,
      () => void enhance().catch(() => undefined),
    );
    return () => {
      gone = true;
      stopWatching();
      textArea.removeEventListener('keydown', onKeyDown);
      destroy?.();
      surface.current = plain;
      setEnhanced(false);
    };
  }, [surface, area, host]);

  return enhanced;
}

/** CodeMirror calls none of these while an input method composes. */
const bindingsFor = (command: (name: CommandName) => void, send: () => void) => [
  {
    key: 'Mod-Enter',
    run: () => {
      send();
      return true;
    },
  },
  ...Object.entries(SHORTCUTS).map(([name, key]) => ({
    key: `Mod-${key}`,
    run: () => {
      command(name as CommandName);
      return true;
    },
  })),
];
