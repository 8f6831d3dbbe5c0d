'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { RunActions } from '@/components/run/run-actions';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { PredictionView } from '@/lib/models/views';
import { Announcement } from './announcement';
import { AnswerView } from './answer-view';
import { Failure } from './failure';
import { mainDigitAt } from './main-digit';
import { ModelProgress } from './model-progress';
import type { Reader } from './reader-protocol';
import { saveFile } from './save-file';
import type { PredictionOutcome } from './send-picture';
import type { Shown } from './use-desk';
import { XRAY_CLOSED, type XrayState } from './xray/xray-state';

/** Heat maps, neighbours and formulas: loaded when someone wants to look into the network. */
const XrayPanel = dynamic(() => import('./xray/xray-panel').then((module) => module.XrayPanel), {
  loading: () => <Skeleton height="20rem" />,
});

/**
 * What the network answered, and what can be done with it.
 *
 * @param served the answer that came with the page, for a form sent without JavaScript
 */
export function AnswerPanel({
  shown,
  served,
  pending,
  reader,
}: {
  shown: Shown | null;
  served: PredictionOutcome | null;
  pending: boolean;
  reader: Reader;
}) {
  const t = useTranslations('sandbox');
  const [xray, setXray] = useState(XRAY_CLOSED);
  const outcome = shown ? shown.answer.outcome : served;
  const final = shown === null || shown.final;
  return (
    <section aria-labelledby="answer" aria-busy={pending} className="grid min-w-0 content-start gap-4">
      <h2 id="answer" className="sr-only">
        {t('answer')}
      </h2>
      <Announcement prediction={outcome?.ok && final ? outcome.value : null} />
      {outcome === null && pending && <AnswerSkeleton />}
      {outcome === null && !pending && <Blank />}
      {outcome && !outcome.ok && <Failure failure={outcome} />}
      {outcome?.ok && (
        <Answer
          prediction={outcome.value}
          shown={shown}
          pending={pending}
          reader={reader}
          xray={xray}
          onXray={setXray}
        />
      )}
      <p className="min-h-5 text-xs text-muted">
        <ModelProgress reader={reader} />
      </p>
    </section>
  );
}

/** What looking into the network needs; whether it is open outlives the picture. */
interface LookInside {
  reader: Reader;
  xray: XrayState;
  onXray: (xray: XrayState) => void;
}

function Answer({
  prediction,
  shown,
  pending,
  ...inside
}: {
  prediction: PredictionView;
  shown: Shown | null;
  pending: boolean;
} & LookInside) {
  // A chosen digit belongs to one picture: the next one begins with its largest.
  const [choice, setChoice] = useState({ subject: -1, digit: 0 });
  const subject = shown?.subject.id ?? 0;
  const wanted = choice.subject === subject ? choice.digit : mainDigitAt(prediction);
  const chosen = Math.min(wanted, prediction.digits.length - 1);
  const picture = shown?.subject.picture ?? null;
  const onPad = shown?.subject.strokes && prediction.digits.length === 1;
  return (
    <>
      <AnswerView
        prediction={prediction}
        place={shown?.answer.place ?? 'server'}
        picture={onPad ? null : picture}
        other={shown?.other?.outcome}
        chosen={chosen}
        onChoose={(digit) => setChoice({ subject, digit })}
        dim={pending}
      />
      {shown && <Acts shown={shown} prediction={prediction} />}
      {shown && <Inside shown={shown} prediction={prediction} chosen={chosen} {...inside} />}
    </>
  );
}

/**
 * Keep, share, correct, save. While the pen is down they stay as they were, out of reach: the picture is not finished,
 * and the page does not jump.
 */
function Acts({ shown, prediction }: { shown: Shown; prediction: PredictionView }) {
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

/** The X-ray of the chosen digit, closed until someone wants to look inside; it follows the strokes as the answer does. */
function Inside({
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
} & LookInside) {
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

/** Before the first stroke: what will be here, and the instrument at rest. */
function Blank() {
  const t = useTranslations('sandbox');
  return (
    <div className="grid gap-6">
      <p className="flex min-h-[4.5rem] max-w-[56ch] items-center text-muted">{t('empty')}</p>
      <div aria-hidden="true" className="grid gap-6 max-md:hidden lg:grid-cols-[minmax(0,1fr)_280px]">
        <ol className="grid content-start gap-1.5 text-sm text-muted tabular-nums">
          {DIGITS.map((digit) => (
            <li key={digit} className="flex items-center gap-4">
              {digit}
              <span className="h-4 flex-1 rounded bg-sunken" />
            </li>
          ))}
        </ol>
        <div className="size-[280px] rounded border border-line bg-sunken max-lg:hidden" />
      </div>
    </div>
  );
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The size of an answer, while the first one is on its way; it shows after 300 ms. */
function AnswerSkeleton() {
  return (
    <div className="grid gap-5">
      <Skeleton width="12rem" height="4.5rem" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_280px]">
        <Skeleton height="15rem" />
        <Skeleton width="280px" height="280px" />
      </div>
    </div>
  );
}
