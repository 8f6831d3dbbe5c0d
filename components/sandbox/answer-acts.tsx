'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RunActions } from '@/components/run/run-actions';
import { Button } from '@/components/ui/button';
import type { PredictionView } from '@/lib/models/views';
import { saveFile } from './save-file';
import type { Shown } from './use-desk';

/**
 * Keep, share, correct, save. While the pen is down they stay as they were, out of reach: the picture is not finished,
 * and the page does not jump.
 */
export function AnswerActs({ shown, prediction }: { shown: Shown; prediction: PredictionView }) {
  const t = useTranslations('sandbox');
  const [last, setLast] = useState<{ shown: Shown; prediction: PredictionView } | null>(null);
  if (shown.final && last?.shown !== shown) setLast({ shown, prediction });
  const { picture = null, strokes = null } = last?.shown.subject ?? {};
  return (
    <div
      className="grid min-h-24 content-start gap-3 border-t border-line pt-4"
      inert={!shown.final}
      style={{ opacity: shown.final ? 1 : 0.6 }}
    >
      {picture && last && <RunActions picture={picture} prediction={last.prediction} />}
      {picture && strokes && (
        <div>
          <Button size="sm" icon="download" onClick={() => saveFile(t('pictureFile'), picture)}>
            {t('savePicture')}
          </Button>
        </div>
      )}
    </div>
  );
}
