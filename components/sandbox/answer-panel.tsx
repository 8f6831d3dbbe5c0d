'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PredictionView } from '@/lib/models/views';
import { Announcement } from './announcement';
import { AnswerActs } from './answer-acts';
import { AnswerSkeleton, BlankAnswer } from './answer-place';
import { AnswerView } from './answer-view';
import { Failure } from './failure';
import { LookInside, type LookInsideProps } from './look-inside';
import { mainDigitAt } from './main-digit';
import { ModelProgress } from './model-progress';
import type { Reader } from './reader-protocol';
import type { PredictionOutcome } from './send-picture';
import type { Shown } from './use-desk';
import { XRAY_CLOSED } from './xray/xray-state';

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
      {outcome === null && !pending && <BlankAnswer />}
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

function Answer({
  prediction,
  shown,
  pending,
  ...inside
}: {
  prediction: PredictionView;
  shown: Shown | null;
  pending: boolean;
} & LookInsideProps) {
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
      {shown && <AnswerActs shown={shown} prediction={prediction} />}
      {shown && <LookInside shown={shown} prediction={prediction} chosen={chosen} {...inside} />}
    </>
  );
}
