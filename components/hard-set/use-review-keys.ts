import type { KeyboardEvent, RefObject } from 'react';

/** A text is being typed: letters are letters. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="hidden"])');

/**
 * The keys of the queue: digits and `n` choose the label, `a` takes the picture, `r` rejects it (or asks for the reason
 * first), `u` takes the last decision back, `j` and `k` go to the next and the previous one. Enter leaves the reason.
 */
export function useReviewKeys(
  list: RefObject<HTMLOListElement | null>,
  current: number,
  count: number,
  go: (index: number) => void,
): (event: KeyboardEvent) => void {
  const card = () => list.current?.querySelectorAll<HTMLFormElement>('[data-review]')[current];
  const move = (index: number) => {
    const next = Math.min(Math.max(0, index), count - 1);
    go(next);
    list.current?.querySelectorAll<HTMLElement>('[data-picture]')[next]?.focus();
  };
  const choose = (value: string) =>
    card()?.querySelector<HTMLInputElement>(`input[name="truth"][value="${value}"]`)?.click();
  const press = (decision: 'take' | 'reject') => {
    const button = card()?.querySelector<HTMLButtonElement>(`button[value="${decision}"]`);
    const reason = card()?.querySelector<HTMLInputElement>('input[name="reason"]');
    if (decision === 'reject' && reason?.value.trim() === '') reason.focus();
    else button?.click();
  };
  const acts: Record<string, () => void> = {
    a: () => press('take'),
    r: () => press('reject'),
    n: () => choose('none'),
    j: () => move(current + 1),
    k: () => move(current - 1),
    u: () => list.current?.closest('section')?.querySelector<HTMLButtonElement>('button[data-undo]')?.click(),
  };
  return (event) => {
    // Enter would press the first button of the form, whatever the reason was written for: it leaves the field instead.
    if (event.key === 'Enter' && isTyping(event.target)) {
      event.preventDefault();
      list.current?.querySelectorAll<HTMLElement>('[data-picture]')[current]?.focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = /^\d$/.test(event.key) ? () => choose(event.key) : acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
