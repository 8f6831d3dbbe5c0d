'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PredictionTimings, PredictionView } from '@/lib/models/views';
import type { Answered } from './ask-network';
import { Comparison } from './comparison';
import { PictureWithBoxes } from './picture-with-boxes';
import { ProbabilityBars } from './probability-bars';
import { ReadingPlace } from './reading-place';
import { SeenPicture } from './seen-picture';
import type { PredictionOutcome } from './send-picture';
import { usePercent } from './use-percent';

/**
 * One answer in full: the digit (or all of them), the ten bars of the chosen one, what the network saw of it, where and
 * how fast it was read.
 *
 * @param picture shown with boxes; null where the pad shows the same already
 * @param other the answer of another version, to compare with
 */
export function AnswerView({
  prediction,
  place,
  picture,
  other = null,
  chosen,
  onChoose,
  dim,
}: {
  prediction: PredictionView;
  place: Answered['place'];
  picture: Blob | null;
  other?: PredictionOutcome | null;
  chosen: number;
  onChoose: (digit: number) => void;
  /** A newer answer is on its way. */
  dim?: boolean;
}) {
  const t = useTranslations('sandbox');
  const digit = prediction.digits[chosen] ?? prediction;
  return (
    // Most answers are there before anyone could see a change: only a slow one dims what it replaces.
    <div className={clsx('grid gap-5', dim && 'opacity-60 transition-opacity delay-300')}>
      <Headline prediction={prediction} chosen={chosen} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div className="grid min-w-0 content-start gap-3">
          {other ? (
            <Comparison prediction={prediction} other={other} chosen={chosen} />
          ) : (
            <ProbabilityBars probabilities={digit.probabilities} digit={digit.digit} />
          )}
          <Spent place={place} prediction={prediction} />
        </div>
        <div className="grid content-start gap-5 sm:grid-cols-2 lg:grid-cols-1">
          {picture && (
            <PictureWithBoxes picture={picture} prediction={prediction} chosen={chosen} onChoose={onChoose} />
          )}
          <figure className="m-0 grid content-start gap-2">
            <figcaption className="text-sm font-semibold">{t('seen')}</figcaption>
            <SeenPicture input={digit.input} />
          </figure>
        </div>
      </div>
    </div>
  );
}

/** The answer in large type. */
function Headline({ prediction, chosen }: { prediction: PredictionView; chosen: number }) {
  const t = useTranslations('widget');
  const percent = usePercent();
  const { digits } = prediction;
  const { digit, probabilities } = digits[chosen] ?? prediction;
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="text-sm text-muted">
        {digits.length > 1 ? t('closestOf', { count: digits.length }) : t('closest')}
      </span>
      <p className="flex flex-wrap items-baseline gap-x-2 leading-none font-semibold tabular-nums">
        {digits.length > 1 ? (
          digits.map((each, at) => (
            <BigDigit key={`${each.box.left} ${each.box.top}`} main={at === chosen}>
              {each.digit}
            </BigDigit>
          ))
        ) : (
          <BigDigit main>{digit}</BigDigit>
        )}
      </p>
      <span className="tabular-nums">{percent(probabilities[digit] ?? 0, 2)}</span>
    </div>
  );
}

function BigDigit({ main, children }: { main: boolean; children: ReactNode }) {
  return main ? (
    <strong data-testid="digit" className="text-[4.5rem] leading-none font-semibold text-accent">
      {children}
    </strong>
  ) : (
    <span className="text-[3rem] leading-none text-muted">{children}</span>
  );
}

const STEPS = ['queue', 'decode', 'prepare', 'run'] as const;

/** Where and how long; the steps that took no time there (a browser waits in no queue) are left out. */
function Spent({ place, prediction }: { place: Answered['place']; prediction: PredictionView }) {
  const t = useTranslations('sandbox');
  const format = useFormatter();
  const { timings }: { timings: PredictionTimings } = prediction;
  const steps = STEPS.filter((step) => timings[step] > 0);
  return (
    <div className="grid gap-0.5 text-xs text-muted">
      <p>
        {t('versionName', { version: prediction.version })} ·{' '}
        <ReadingPlace place={place} prediction={prediction} />
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-0.5 tabular-nums">
        {steps.map((step) => (
          <div key={step} className="flex gap-1.5">
            <dt>{t(`timing.${step}`)}</dt>
            <dd className="m-0">
              {t('milliseconds', { value: format.number(timings[step], { maximumSignificantDigits: 2 }) })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
