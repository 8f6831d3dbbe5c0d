'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useActionState, useCallback, useRef, useState } from 'react';
import { useErrorText } from '@/components/ui/form-error';
import type { PredictionView } from '@/lib/models/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { predictAction } from '@/lib/web/actions/sandbox';
import { DigitPad } from './digit-pad';
import { PictureForm } from './picture-form';
import { PredictionResult } from './prediction-result';
import type { PredictionOutcome } from './send-picture';
import { type Stroke, strokesToPng } from './strokes';
import { useDroppedPictures } from './use-dropped-pictures';
import { usePrediction } from './use-prediction';
import { VersionChoice } from './version-choice';

export interface Versions {
  /** Versions of the shared model, oldest first. */
  versions: readonly number[];
  defaultVersion: number;
}

/** The instrument: a pad and an upload on the left, the answer beside them. */
export function Workbench({ versions, defaultVersion }: Versions) {
  const t = useTranslations('sandbox');
  const [served, action] = useActionState(predictAction, IDLE);
  const [version, setVersion] = useState(defaultVersion);
  const { outcome, pending, ask, reset } = usePrediction(version, useServedOutcome(served));
  const { over, dropProps } = useDroppedPictures(ask);
  const read = useReadStrokes(ask, reset);
  return (
    <div
      {...dropProps}
      className={clsx(
        'grid gap-x-8 gap-y-6 rounded border p-4 md:grid-cols-[280px_minmax(0,1fr)] md:grid-rows-[auto_1fr] md:p-6',
        over ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <div className="grid min-w-0 content-start gap-2">
        <h2 className="text-sm font-semibold">{t('draw')}</h2>
        <noscript>
          <p className="text-sm text-muted">{t('drawNeedsScript')}</p>
        </noscript>
        <DigitPad onChange={read} />
      </div>
      {/* Between pad and upload in the source: on a phone the answer is right under the strokes. */}
      <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1">
        <PredictionResult outcome={outcome} pending={pending} />
      </div>
      <div className="grid min-w-0 content-start gap-4">
        <PictureForm action={action} onPicture={ask}>
          {versions.length > 1 && (
            <VersionChoice versions={versions} version={version} onChange={setVersion} />
          )}
        </PictureForm>
        <p className="text-xs text-muted">{t('dropHint')}</p>
      </div>
    </div>
  );
}

/** The answer that came with the page, when the form was sent without JavaScript. */
function useServedOutcome(state: ActionState): PredictionOutcome | null {
  const errorText = useErrorText();
  if (state.status === 'done') return { ok: true, value: state.data as PredictionView };
  if (state.status === 'idle') return null;
  return { ok: false, code: state.error.code, sentence: errorText(state.error) };
}

/** Reads the pad after every finished stroke; an empty pad has no answer. */
function useReadStrokes(ask: (picture: Blob) => void, reset: () => void) {
  const newest = useRef<readonly Stroke[]>([]);
  return useCallback(
    async (strokes: readonly Stroke[]) => {
      newest.current = strokes;
      if (strokes.length === 0) return reset();
      const picture = await strokesToPng(strokes);
      if (picture && newest.current === strokes) ask(picture);
    },
    [ask, reset],
  );
}
