'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
  const outcome = shown ? shown.answer.outcome : served;
  const final = shown === null || shown.final;
  return (
    <section aria-labelledby="answer" aria-busy={pending} className="grid min-w-0 content-start gap-4">
      <h2 id="answer" className="sr-only">
        {t('answer')}
      </h2>
      <Announcement prediction={outcome?.ok && final ? outcome.value : null} />
      {outcome === null && pending && <AnswerSkeleton />}
      {outcome === null && !pending && <p className="max-w-[40ch] text-muted">{t('empty')}</p>}
      {outcome && !outcome.ok && <Failure failure={outcome} />}
      {outcome?.ok && <Answer prediction={outcome.value} shown={shown} />}
      <p className="min-h-5 text-xs text-muted">
        <ModelProgress reader={reader} />
      </p>
    </section>
  );
}

function Answer({ prediction, shown }: { prediction: PredictionView; shown: Shown | null }) {
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
      />
      {shown && <Acts shown={shown} />}
    </>
  );
}

/** Keep, share, correct, save. While the pen is down they wait: the picture is not finished. */
function Acts({ shown }: { shown: Shown }) {
  const t = useTranslations('sandbox');
  const { outcome } = shown.answer;
  const { picture, strokes } = shown.subject;
  return (
    <div className="grid gap-4 border-t border-line pt-4" inert={!shown.final}>
      {picture && outcome.ok && <RunActions picture={picture} prediction={outcome.value} />}
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
