import { describe, expect, it } from 'vitest';
import type { Stroke } from '@/components/sandbox/strokes';
import { actOf } from '@/components/sandbox/use-pad-keys';
import { step } from '@/components/sandbox/use-strokes';

const stroke = (x: number): Stroke => ({ points: [{ x, y: 0 }], width: 20 });
const empty = { past: [], present: [], future: [] };
const draw = (...xs: number[]) =>
  xs.reduce(
    (timeline, x) => step(timeline, { kind: 'to', drawing: [...timeline.present, stroke(x)] }),
    empty as Parameters<typeof step>[0],
  );

describe('a drawing', () => {
  it('is undone and redone stroke by stroke', () => {
    const two = draw(1, 2);
    const one = step(two, { kind: 'undo' });
    expect(one.present).toEqual([stroke(1)]);
    expect(step(one, { kind: 'redo' }).present).toEqual([stroke(1), stroke(2)]);
  });

  it('comes back after it was cleared', () => {
    const cleared = step(draw(1, 2), { kind: 'to', drawing: [] });
    expect(cleared.present).toEqual([]);
    expect(step(cleared, { kind: 'undo' }).present).toEqual([stroke(1), stroke(2)]);
  });

  it('cannot be redone once something new was drawn', () => {
    const back = step(draw(1, 2), { kind: 'undo' });
    const other = step(back, { kind: 'to', drawing: [...back.present, stroke(3)] });
    expect(step(other, { kind: 'redo' })).toBe(other);
  });

  it('stays as it is where there is nothing to undo', () => {
    expect(step(empty, { kind: 'undo' })).toBe(empty);
  });

  it('is left behind when another one is opened', () => {
    const opened = step(draw(1), { kind: 'open', drawing: [stroke(9)] });
    expect(opened).toEqual({ past: [], present: [stroke(9)], future: [] });
  });
});

describe('the keys of the pad', () => {
  const press = (key: string, more: object = {}) =>
    actOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

  it('undo with Ctrl or Command and Z, redo with Shift as well, or with Y', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('z', { metaKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });

  it('leave everything else alone', () => {
    expect(press('z')).toBeNull();
    expect(press('z', { ctrlKey: true, altKey: true })).toBeNull();
    expect(press('a', { ctrlKey: true })).toBeNull();
  });
});
