'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Tabs } from '@/components/ui/tabs';
import type { Look } from '@/lib/inference/explain/look';
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
import type { Asked } from './use-asked';
import { type Explained, type Picture, useExplanation, useLook } from './use-explained';
import { isXrayView, XRAY_VIEWS, type XrayView } from './xray-state';

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
  view: XrayView;
  onView: (view: XrayView) => void;
}

/** The Tensor X-ray: what the network saw, what went on inside, which pixels decided, and what it would take. */
export function XrayPanel(props: XrayPanelProps) {
  const t = useTranslations('xray');
  const { view, onView } = props;
  const content = useContent(props);
  return (
    <section aria-labelledby="xray" className="@container min-w-0">
      <h3 id="xray" className="sr-only">
        {t('title')}
      </h3>
      <Tabs
        label={t('views')}
        value={view}
        onChange={(id) => isXrayView(id) && onView(id)}
        tabs={XRAY_VIEWS.map((id) => ({
          id,
          label: t(`tabs.${id}`),
          // Only what is seen is computed and drawn: some views cost more than the answer itself.
          content:
            id === view ? <div className="grid grid-cols-[minmax(0,1fr)] gap-5">{content[id]()}</div> : null,
        }))}
      />
    </section>
  );
}

/** What each view shows; asks for what the present one needs. */
function useContent({
  prediction,
  reader,
  final = true,
  strokes = null,
  picture = null,
  view,
}: XrayPanelProps): Record<XrayView, () => ReactNode> {
  const { version, digit } = prediction;
  const [target, setTarget] = useState<number | null>(null);
  const input = useMemo(() => Float32Array.from(prediction.input), [prediction.input]);
  const seen: Picture = { version, input, final, reader };
  useEffect(() => reader.wake(), [reader]);
  const look = useLook(seen, view === 'hidden');
  const explained =
    view === 'deciding' || view === 'other' || (view === 'hidden' && reader.phase !== 'ready');
  const asked = useExplanation(seen, target, explained);
  const why = (show: (answer: Explained) => ReactNode) => (
    <Why picture={seen} asked={asked}>
      {show}
    </Why>
  );
  return {
    preparation: () => <Preparation version={version} strokes={strokes} picture={picture} reader={reader} />,
    numbers: () => <NumbersTable input={input} />,
    hidden: () => <Hidden picture={seen} look={look} asked={asked} />,
    deciding: () => why((answer) => <DecidingPixels {...answer} />),
    other: () => why((answer) => <OtherDigit {...answer} onTarget={setTarget} />),
    nearest: () => <NearestPictures input={input} digit={digit} final={final} />,
  };
}

/** The activations follow the pen where this browser computes them; else they come with the explanation. */
function Hidden({ picture, look, asked }: { picture: Picture; look: Look | null; asked: Asked<Explained> }) {
  if (look) return <HiddenLayers hidden={look.hidden} picture={picture} />;
  return (
    <AskedState asked={asked} height="24rem">
      {({ explanation }) => <HiddenLayers hidden={explanation.hidden} picture={picture} />}
    </AskedState>
  );
}

/** An explanation, dimmed while the pen is farther than it. */
function Why({
  picture,
  asked,
  children,
}: {
  picture: Picture;
  asked: Asked<Explained>;
  children: (explained: Explained) => ReactNode;
}) {
  const behind = asked.answer !== null && asked.answer.input !== picture.input;
  return (
    <AskedState asked={{ ...asked, pending: asked.pending || behind }} height="30rem">
      {children}
    </AskedState>
  );
}
