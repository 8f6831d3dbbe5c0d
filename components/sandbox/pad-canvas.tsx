'use client';

import { type PointerEvent, useEffect, useRef } from 'react';
import { PAD_SIDE, type Point, paint, type Stroke } from './strokes';

/** The pad's own resolution: sharp on dense screens without asking which one this is. */
const CANVAS_SIDE = PAD_SIDE * 2;

interface Pen {
  /** The finger, pen or mouse that draws. */
  pointer: number;
  points: Point[];
}

/**
 * The paper. One pointer draws at a time: a palm or a second finger does nothing.
 *
 * @param width of the pen, in pad units
 * @param onDrawing all strokes with the one in work, for each move
 * @param onStroke the stroke, when the pen is up
 * @param onNear someone is about to draw: a pointer is over the pad, or on it
 */
export function PadCanvas({
  label,
  strokes,
  width,
  onDrawing,
  onStroke,
  onNear,
}: {
  label: string;
  strokes: readonly Stroke[];
  width: number;
  onDrawing: (strokes: readonly Stroke[]) => void;
  onStroke: (stroke: Stroke) => void;
  onNear: () => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<Pen | null>(null);
  useEffect(() => show(canvas.current, strokes), [strokes]);

  const strokeOf = ({ points }: Pen): Stroke => ({ points: [...points], width });
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pen.current?.pointer !== event.pointerId) return;
    pen.current.points.push(...pointsOf(event));
    const all = [...strokes, strokeOf(pen.current)];
    show(event.currentTarget, all);
    onDrawing(all);
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    onNear();
    if (pen.current || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.current = { pointer: event.pointerId, points: [] };
    move(event);
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pen.current?.pointer !== event.pointerId) return;
    const stroke = strokeOf(pen.current);
    pen.current = null;
    onStroke(stroke);
  };

  return (
    <canvas
      ref={canvas}
      width={CANVAS_SIDE}
      height={CANVAS_SIDE}
      role="img"
      aria-label={label}
      className="block w-[280px] max-w-full touch-none cursor-crosshair rounded border border-line-strong bg-plate select-none"
      style={{ aspectRatio: 1 }}
      onPointerEnter={onNear}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    />
  );
}

function show(canvas: HTMLCanvasElement | null, strokes: readonly Stroke[]): void {
  const context = canvas?.getContext('2d');
  if (context) paint(context, strokes);
}

/** All points that the pointer passed since the last event, in pad units. */
function pointsOf(event: PointerEvent<HTMLCanvasElement>): Point[] {
  const box = event.currentTarget.getBoundingClientRect();
  const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
  const events = coalesced.length > 0 ? coalesced : [event.nativeEvent];
  return events.map(({ clientX, clientY }) => ({
    x: ((clientX - box.left) / box.width) * PAD_SIDE,
    y: ((clientY - box.top) / box.height) * PAD_SIDE,
  }));
}
