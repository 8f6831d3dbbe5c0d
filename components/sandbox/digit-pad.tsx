'use client';

import { useTranslations } from 'next-intl';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { PAD_SIDE, type Point, paint, type Stroke } from './strokes';

/** The pad's own resolution: sharp on dense screens without asking which one this is. */
const CANVAS_SIDE = PAD_SIDE * 2;

/**
 * Where a digit is drawn with mouse, finger or pen. `onChange` gets all strokes after each finished one, after undo
 * and after clear. Those who cannot draw have the upload beside it: a pad has no keyboard.
 */
export function DigitPad({ onChange }: { onChange: (strokes: readonly Stroke[]) => void }) {
  const t = useTranslations('sandbox');
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Point[] | null>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);

  useEffect(() => {
    if (canvas.current) paint(canvas.current, strokes);
  }, [strokes]);

  const change = (next: readonly Stroke[]) => {
    setStrokes(next);
    onChange(next);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    drawing.current.push(...pointsOf(event));
    paint(event.currentTarget, [...strokes, drawing.current]);
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    // Only the first finger and the main button draw; a palm or a second finger does not.
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [];
    move(event);
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.isPrimary || !drawing.current) return;
    const stroke = drawing.current;
    drawing.current = null;
    change([...strokes, stroke]);
  };

  return (
    <div className="grid justify-items-start gap-3">
      <canvas
        ref={canvas}
        width={CANVAS_SIDE}
        height={CANVAS_SIDE}
        role="img"
        aria-label={t('padLabel', { count: strokes.length })}
        className="w-[280px] max-w-full touch-none cursor-crosshair rounded border border-line-strong bg-plate select-none"
        style={{ aspectRatio: 1 }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          icon="undo"
          size="sm"
          disabled={strokes.length === 0}
          onClick={() => change(strokes.slice(0, -1))}
        >
          {t('undo')}
        </Button>
        <Button icon="eraser" size="sm" disabled={strokes.length === 0} onClick={() => change([])}>
          {t('clear')}
        </Button>
      </div>
    </div>
  );
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
