'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { PredictionView } from '@/lib/models/views';
import { mainDigitAt } from './main-digit';
import type { Reader } from './reader-protocol';
import type { Shown } from './use-desk';
import type { XrayState } from './xray/xray-state';

/** Heat maps, neighbours and formulas: loaded when someone wants to look into the network. */
const XrayPanel = dynamic(() => import('./xray/xray-panel').then((module) => module.XrayPanel), {
  loading: () => <Skeleton height="20rem" />,
});

/** What looking into the network needs; whether it is open outlives the picture. */
export interface LookInsideProps {
  reader: Reader;
  xray: XrayState;
  onXray: (xray: XrayState) => void;
}

/** The X-ray of the chosen digit, closed until someone wants to look inside; it follows the strokes as the answer does. */
export function LookInside({
  shown,
  prediction,
  chosen,
  reader,
  xray,
  onXray,
}: {
  shown: Shown;
  prediction: PredictionView;
  chosen: number;
} & LookInsideProps) {
  const t = useTranslations('sandbox');
  const id = useId();
  const { open, view } = xray;
  const { strokes, picture } = shown.subject;
  return (
    <div className="grid min-w-0 gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          icon="network"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onXray({ open: !open, view })}
        >
          {t('xray')}
        </Button>
        <span className="text-sm text-muted">{t('xrayHint')}</span>
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <XrayPanel
            prediction={digitAsAnswer(prediction, chosen)}
            reader={reader}
            final={shown.final}
            strokes={strokes}
            picture={picture}
            view={view}
            onView={(next) => onXray({ open, view: next })}
          />
        )}
      </div>
    </div>
  );
}

/** The prediction with the chosen digit as the one that it is about. */
function digitAsAnswer(prediction: PredictionView, chosen: number): PredictionView {
  const digit = prediction.digits[chosen];
  if (!digit || chosen === mainDigitAt(prediction)) return prediction;
  return { ...prediction, digit: digit.digit, probabilities: digit.probabilities, input: digit.input };
}
