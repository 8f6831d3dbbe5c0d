'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Tabs } from '@/components/ui/tabs';
import type { PredictionView } from '@/lib/models/views';
import type { Reader } from '../reader-protocol';
import type { Stroke } from '../strokes';
import { AskedState } from './asked-state';
import { DecidingPixels } from './deciding-pixels';
import { HiddenLayers } from './hidden-layers';
import { NearestPictures } from './nearest-pictures';
import { NumbersTable } from './numbers-table';
import { OtherDigit } from './other-digit';
import { Preparation } from './preparation';
import { type Picture, useExplanation, useLook } from './use-explained';

const VIEWS = ['preparation', 'numbers', 'hidden', 'deciding', 'other', 'nearest'] as const;
type View = (typeof VIEWS)[number];
const isView = (id: string): id is View => VIEWS.some((view) => view === id);

export interface XrayPanelProps {
  /** What was read; `input` is the digit that is looked into. */
  prediction: PredictionView;
  /** The network in this browser, for the prediction's version. */
  reader: Reader;
  /** False while the pen is down: then only the activations follow. */
  final?: boolean;
  /** What was drawn, and the picture as a file: the preparation is shown of these. */
  strokes?: readonly Stroke[] | null;
  picture?: Blob | null;
}

/** The Tensor X-ray: what the network saw, what went on inside, which pixels decided, and what it would take. */
export function XrayPanel({
  prediction,
  reader,
  final = true,
  strokes = null,
  picture = null,
}: XrayPanelProps) {
  const t = useTranslations('xray');
  const [view, setView] = useState<View>('deciding');
  const { version } = prediction;
  const input = useMemo(() => Float32Array.from(prediction.input), [prediction.input]);
  const seen = useMemo<Picture>(() => ({ version, input, final, reader }), [version, input, final, reader]);
  useEffect(() => reader.wake(), [reader]);
  const content: Record<View, () => ReactNode> = {
    preparation: () => <Preparation version={version} strokes={strokes} picture={picture} reader={reader} />,
    numbers: () => <NumbersTable input={input} />,
    hidden: () => <Hidden picture={seen} />,
    deciding: () => <Explanations picture={seen} view="deciding" />,
    other: () => <Explanations picture={seen} view="other" />,
    nearest: () => <NearestPictures input={input} digit={prediction.digit} final={final} />,
  };
  return (
    <section aria-labelledby="xray" className="@container min-w-0">
      <h3 id="xray" className="sr-only">
        {t('title')}
      </h3>
      <Tabs
        label={t('views')}
        value={view}
        onChange={(id) => isView(id) && setView(id)}
        tabs={VIEWS.map((id) => ({
          id,
          label: t(`tabs.${id}`),
          // Only what is seen is computed: the maps of one view cost as much as the answer itself.
          content:
            id === view ? <div className="grid grid-cols-[minmax(0,1fr)] gap-5">{content[id]()}</div> : null,
        }))}
      />
    </section>
  );
}

/** The activations follow the pen where this browser computes them; else they come with the explanation. */
function Hidden({ picture }: { picture: Picture }) {
  const look = useLook(picture);
  const asked = useExplanation(
    { ...picture, final: picture.final && picture.reader.phase !== 'ready' },
    null,
  );
  if (look) return <HiddenLayers hidden={look.hidden} picture={picture} />;
  return (
    <AskedState asked={asked} height="24rem">
      {({ explanation }) => <HiddenLayers hidden={explanation.hidden} picture={picture} />}
    </AskedState>
  );
}

function Explanations({ picture, view }: { picture: Picture; view: 'deciding' | 'other' }) {
  const [target, setTarget] = useState<number | null>(null);
  const asked = useExplanation(picture, target);
  // While the pen is down, the picture is farther than its explanation.
  const behind = asked.answer !== null && asked.answer.input !== picture.input;
  return (
    <AskedState asked={{ ...asked, pending: asked.pending || behind }} height="30rem">
      {({ explanation, input }) =>
        view === 'deciding' ? (
          <DecidingPixels explanation={explanation} input={input} />
        ) : (
          <OtherDigit explanation={explanation} input={input} onTarget={setTarget} />
        )
      }
    </AskedState>
  );
}
