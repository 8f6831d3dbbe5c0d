'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Select } from '@/components/ui/controls';
import type { Explanation } from '@/lib/inference/explain/explain';
import type { Change } from '@/lib/inference/explain/smallest-change';
import { usePercent } from '../use-percent';
import { Explained } from './explained';
import { HeatLegend } from './heat-legend';
import { HeatMap } from './heat-map';
import { strongest } from './heat-paths';
import { InkPicture } from './heat-plane';
import { mainRegion, placeOf, SIDE } from './pixel-place';

/** Less ink than this, in all, is none: it would be written as 0.0. */
const NO_INK = 0.05;

/** What it would take to be read as another digit: the picture, the changed one, and the difference. */
export function OtherDigit({
  explanation,
  input,
  onTarget,
}: {
  explanation: Explanation;
  input: Float32Array;
  onTarget: (target: number) => void;
}) {
  const t = useTranslations('xray.other');
  const { change } = explanation;
  return (
    <>
      <TargetChoice explanation={explanation} onTarget={onTarget} />
      {change.found ? (
        <Changed change={change} input={input} digit={explanation.digit} />
      ) : (
        <Alert tone="info" title={t('notFound', { target: change.target })}>
          {t('notFoundText')}
        </Alert>
      )}
      <Explained formula="change">
        <p>{t('text', { runnerUp: change.target })}</p>
      </Explained>
    </>
  );
}

function TargetChoice({
  explanation: { digit, runnerUp, probabilities, change },
  onTarget,
}: {
  explanation: Explanation;
  onTarget: (target: number) => void;
}) {
  const t = useTranslations('xray.other');
  const percent = usePercent();
  const id = useId();
  const others = probabilities.map((probability, other) => ({ other, probability }));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {t('target')}
      </label>
      <Select
        id={id}
        value={String(change.target)}
        onChange={(event) => onTarget(Number(event.currentTarget.value))}
        options={others
          .filter(({ other }) => other !== digit)
          .map(({ other, probability }) => ({
            value: String(other),
            label: t(other === runnerUp ? 'runnerUp' : 'option', {
              digit: other,
              probability: percent(probability, 2),
            }),
          }))}
      />
    </div>
  );
}

type Found = Extract<Change, { found: true }>;

function Changed({ change, input, digit }: { change: Found; input: Float32Array; digit: number }) {
  const t = useTranslations('xray.other');
  const format = useFormatter();
  const percent = usePercent();
  const [cell, setCell] = useState<number | null>(null);
  const { target, picture, difference, probabilities } = change;
  const top = strongest(difference);
  const two = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <>
      <p className="max-w-[var(--measure)]">
        <Needed change={change} />
      </p>
      <div className="grid gap-x-6 gap-y-5 @md:grid-cols-3">
        <Labelled caption={t('given', { digit })}>
          <InkPicture input={input} label={t('given', { digit })} />
        </Labelled>
        <Labelled caption={t('difference')}>
          <HeatMap
            values={difference}
            columns={SIDE}
            top={top}
            kind="signed"
            behind={input}
            label={t('differenceLabel')}
            cell={cell}
            onCell={setCell}
          >
            {cell === null
              ? t('hint')
              : t('at', {
                  ...placeOf(cell),
                  from: two(input[cell] ?? 0),
                  to: two(picture[cell] ?? 0),
                })}
          </HeatMap>
          <HeatLegend top={top} signed low={t('less')} high={t('more')} />
        </Labelled>
        <Labelled caption={t('changed', { target, probability: percent(probabilities[target] ?? 0) })}>
          <InkPicture input={picture} label={t('changedLabel', { target })} />
        </Labelled>
      </div>
    </>
  );
}

function Labelled({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className="m-0 grid max-w-[16rem] content-start gap-2">
      <figcaption className="text-sm font-semibold">{caption}</figcaption>
      {children}
    </figure>
  );
}

/** The change in one sentence, with its numbers. */
function Needed({ change: { target, difference, added, removed, distance } }: { change: Found }) {
  const t = useTranslations('xray.other');
  const format = useFormatter();
  const one = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const values = {
    target,
    added: one(added),
    removed: one(removed),
    addedWhere: t(`where.${mainRegion(difference, 1)}`),
    removedWhere: t(`where.${mainRegion(difference, -1)}`),
  };
  const kind = removed < NO_INK ? 'needsMore' : added < NO_INK ? 'needsLess' : 'needs';
  return (
    <>
      {t(kind, values)}
      <span className="block text-sm text-muted">
        {t('size', { distance: format.number(distance, { maximumFractionDigits: 2 }) })}
      </span>
    </>
  );
}
