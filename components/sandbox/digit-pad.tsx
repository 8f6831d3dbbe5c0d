'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { PadCanvas } from './pad-canvas';
import { PenChoice } from './pen-choice';
import { PENS, type Pen, type Stroke } from './strokes';
import { usePadKeys } from './use-pad-keys';
import type { Strokes } from './use-strokes';

/**
 * Where a digit is drawn with mouse, finger or pen: the paper, and its tools below. Those who cannot draw have the
 * upload beside it.
 */
export function DigitPad({
  drawing,
  onDrawing,
  onNear,
}: {
  drawing: Strokes;
  onDrawing: (strokes: readonly Stroke[]) => void;
  onNear: () => void;
}) {
  const t = useTranslations('widget');
  const pad = useRef<HTMLDivElement>(null);
  const [pen, setPen] = useState<Pen>('medium');
  const { strokes, canUndo, canRedo, add, undo, redo, clear } = drawing;
  usePadKeys(pad, drawing);
  return (
    <div ref={pad} className="grid w-[280px] max-w-full gap-1.5">
      <PadCanvas
        label={t('padLabel', { count: strokes.length })}
        strokes={strokes}
        width={PENS[pen]}
        onDrawing={onDrawing}
        onStroke={add}
        onNear={onNear}
      />
      <div className="flex flex-wrap justify-between">
        <div className="flex">
          <IconButton
            icon="undo"
            label={t('undo')}
            aria-keyshortcuts="Control+Z Meta+Z"
            aria-disabled={!canUndo}
            onClick={undo}
          />
          <IconButton
            icon="redo"
            label={t('redo')}
            aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
            aria-disabled={!canRedo}
            onClick={redo}
          />
          <IconButton
            icon="eraser"
            label={t('clear')}
            aria-disabled={strokes.length === 0}
            onClick={() => strokes.length > 0 && clear()}
          />
        </div>
        <PenChoice pen={pen} onChange={setPen} />
      </div>
    </div>
  );
}
