'use client';

import { useMemo, useReducer } from 'react';
import type { Stroke } from './strokes';

type Drawing = readonly Stroke[];

interface Timeline {
  past: readonly Drawing[];
  present: Drawing;
  future: readonly Drawing[];
}

type Move =
  | { kind: 'to'; drawing: Drawing }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'open'; drawing: Drawing };

const EMPTY: Timeline = { past: [], present: [], future: [] };

/** One step in the life of a drawing. Exported for its test. */
export function step(timeline: Timeline, move: Move): Timeline {
  const { past, present, future } = timeline;
  if (move.kind === 'open') return { ...EMPTY, present: move.drawing };
  if (move.kind === 'to') return { past: [...past, present], present: move.drawing, future: [] };
  const to = move.kind === 'undo' ? past.at(-1) : future[0];
  if (to === undefined) return timeline;
  return move.kind === 'undo'
    ? { past: past.slice(0, -1), present: to, future: [present, ...future] }
    : { past: [...past, present], present: to, future: future.slice(1) };
}

export interface Strokes {
  strokes: Drawing;
  canUndo: boolean;
  canRedo: boolean;
  add: (stroke: Stroke) => void;
  /** Takes the last change back: a stroke, or the clearing. */
  undo: () => void;
  redo: () => void;
  clear: () => void;
  /** Another drawing, without a way back to this one. */
  open: (drawing: Drawing) => void;
}

/** A drawing that can be undone and redone, clearing included. `onChange` hears of every new state. */
export function useStrokes(onChange: (strokes: Drawing) => void): Strokes {
  const [timeline, dispatch] = useReducer(step, EMPTY);
  return useMemo(() => {
    const go = (move: Move) => {
      const { present } = step(timeline, move);
      dispatch(move);
      if (present !== timeline.present) onChange(present);
    };
    return {
      strokes: timeline.present,
      canUndo: timeline.past.length > 0,
      canRedo: timeline.future.length > 0,
      add: (stroke) => go({ kind: 'to', drawing: [...timeline.present, stroke] }),
      undo: () => go({ kind: 'undo' }),
      redo: () => go({ kind: 'redo' }),
      clear: () => go({ kind: 'to', drawing: [] }),
      open: (drawing) => dispatch({ kind: 'open', drawing }),
    };
  }, [timeline, onChange]);
}
