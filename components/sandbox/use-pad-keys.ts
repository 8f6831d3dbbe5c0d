'use client';

import { type RefObject, useEffect } from 'react';

interface Acts {
  undo: () => void;
  redo: () => void;
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="radio"]), textarea, select, [contenteditable]') !== null;

/** The act that a key press means, or null: Ctrl or Command with Z, with Shift and Z, or with Y. */
export function actOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): keyof Acts | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/**
 * Undo and redo by keys, while the pad is under the pointer or has the focus: a canvas cannot be typed into, so the
 * document listens. Text fields keep their own undo.
 */
export function usePadKeys(pad: RefObject<HTMLElement | null>, acts: Acts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (
        !act ||
        event.defaultPrevented ||
        isText(event.target) ||
        !pad.current?.matches(':hover, :focus-within')
      )
        return;
      event.preventDefault();
      acts[act]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [pad, acts]);
}
