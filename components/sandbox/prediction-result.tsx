'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { useErrorText } from '@/components/ui/form-error';
import { Skeleton } from '@/components/ui/skeleton';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import type { PredictionTimings, PredictionView } from '@/lib/models/views';
import { ProbabilityBars } from './probability-bars';
import { SeenPicture } from './seen-picture';
import type { PredictionOutcome } from './send-picture';

/** What the network answered: the digit, all ten probabilities, the picture it saw, and where the time went. */
export function PredictionResult({
  outcome,
  pending,
}: {
  outcome: PredictionOutcome | null;
  pending: boolean;
}) {
  const t = useTranslations('sandbox');
  return (
    <section aria-labelledby="answer" aria-busy={pending} className="grid min-w-0 gap-4">
      <h2 id="answer" className="sr-only">
        {t('answer')}
      </h2>
      <Announcement outcome={outcome} />
      {outcome && !outcome.ok && <Failure outcome={outcome} />}
      {outcome?.ok ? (
        <Answer value={outcome.value} dim={pending} />
      ) : pending ? (
        <ResultSkeleton />
      ) : (
        outcome === null && <p className="max-w-[40ch] text-muted">{t('empty')}</p>
      )}
    </section>
  );
}

/** Speaks the answer to readers, in one short sentence; there from the start, so that changes are heard. */
function Announcement({ outcome }: { outcome: PredictionOutcome | null }) {
  const t = useTranslations('sandbox');
  const format = useFormatter();
  return (
    <p role="status" className="sr-only">
      {outcome?.ok &&
        t('announcement', {
          digit: outcome.value.digit,
          percent: format.number(outcome.value.probabilities[outcome.value.digit] ?? 0, {
            style: 'percent',
            maximumFractionDigits: 1,
          }),
        })}
    </p>
  );
}

/** Codes for which we can say what to do next. */
const REMEDIES = ['no_digit', 'unsupported_media', 'too_large', 'bad_image', 'invalid_input'] as const;

function Failure({ outcome }: { outcome: Extract<PredictionOutcome, { ok: false }> }) {
  const t = useTranslations('sandbox');
  const errorText = useErrorText();
  const { code, sentence, retryAfter } = outcome;
  const known =
    code === 'too_large' ? { detail: 'image_bytes', values: { max: IMAGE_BYTES_MAX / 1024 / 1024 } } : {};
  const remedy = REMEDIES.find((name) => name === code);
  return (
    <Alert tone="bad" title={sentence ?? errorText({ code, retryAfter, ...known })}>
      {remedy && t(`remedy.${remedy}`)}
    </Alert>
  );
}

function Answer({ value, dim }: { value: PredictionView; dim: boolean }) {
  const t = useTranslations('sandbox');
  const format = useFormatter();
  const probability = value.probabilities[value.digit] ?? 0;
  return (
    <div className="grid gap-6 lg:grid-cols-[280px_minmax(0,1fr)]" style={{ opacity: dim ? 0.6 : 1 }}>
      <figure className="m-0 grid content-start gap-2">
        <figcaption className="text-sm font-semibold">{t('seen')}</figcaption>
        <SeenPicture input={value.input} />
      </figure>
      <div className="grid min-w-0 content-start gap-3">
        <p className="flex items-baseline gap-4">
          <span className="text-sm text-muted">{t('closest')}</span>
          <strong
            data-testid="digit"
            className="text-[4.5rem] leading-none font-semibold text-accent tabular-nums"
          >
            {value.digit}
          </strong>
          <span className="tabular-nums">
            {format.number(probability, { style: 'percent', maximumFractionDigits: 2 })}
          </span>
        </p>
        <ProbabilityBars probabilities={value.probabilities} digit={value.digit} />
        <Timings timings={value.timings} />
      </div>
    </div>
  );
}

const STEPS = ['queue', 'decode', 'prepare', 'run', 'total'] as const;

function Timings({ timings }: { timings: PredictionTimings }) {
  const t = useTranslations('sandbox');
  const format = useFormatter();
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted tabular-nums">
      {STEPS.map((step) => (
        <div key={step} className="flex gap-1.5">
          <dt>{t(`timing.${step}`)}</dt>
          <dd className="m-0">
            {t('milliseconds', { value: format.number(timings[step], { maximumSignificantDigits: 3 }) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The size of an answer, while the first one is on its way; it shows after 300 ms. */
function ResultSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-[280px_minmax(0,1fr)]">
      <Skeleton width="280px" height="280px" />
      <div className="grid content-start gap-3">
        <Skeleton width="8rem" height="4.5rem" />
        <Skeleton height="15rem" />
      </div>
    </div>
  );
}
