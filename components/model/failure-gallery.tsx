'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import type { ModelFailure, ModelFailures } from '@/lib/models/views';
import { failuresId } from './failures-id';

/** Edge in px of a picture on the page: twice its own. */
const EDGE = 56;
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface Group {
  truth: number;
  answer: number;
  pictures: { failure: ModelFailure; place: number }[];
}

/** The misread pictures by what they are and what they were taken for, in that order. */
function groupsOf(failures: readonly ModelFailure[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [place, failure] of failures.entries()) {
    const { truth, answer } = failure;
    const group = groups.get(failuresId(truth, answer)) ?? { truth, answer, pictures: [] };
    group.pictures.push({ failure, place });
    groups.set(failuresId(truth, answer), group);
  }
  return [...groups.values()].sort((a, b) => a.truth - b.truth || a.answer - b.answer);
}

/** Whatever the address points at has to be visible: a cell of the confusion matrix shows its pictures. */
function useResetOnHash(reset: () => void): void {
  useEffect(() => {
    window.addEventListener('hashchange', reset);
    return () => window.removeEventListener('hashchange', reset);
  }, [reset]);
}

/** Every test picture that the model misreads. All of them without JavaScript; with it, a choice by truth and answer. */
export function FailureGallery({ failures, src }: { failures: ModelFailures; src: string }) {
  const t = useTranslations('models');
  const [chosen, setChosen] = useState({ truth: '', answer: '' });
  const [reset] = useState(() => () => setChosen({ truth: '', answer: '' }));
  useResetOnHash(reset);
  const fits = ({ truth, answer }: Group) =>
    (chosen.truth === '' || String(truth) === chosen.truth) &&
    (chosen.answer === '' || String(answer) === chosen.answer);
  const groups = groupsOf(failures.failures).filter(fits);
  const count = groups.reduce((sum, { pictures }) => sum + pictures.length, 0);
  const options = [
    { value: '', label: t('anyDigit') },
    ...DIGITS.map((digit) => ({ value: digit, label: digit })),
  ];
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-3 [@media(scripting:none)]:hidden">
        {(['truth', 'answer'] as const).map((name) => (
          <Field key={name} label={t(name)} name={name} id={`failures-by-${name}`}>
            {(control) => (
              <Select
                {...control}
                value={chosen[name]}
                options={options}
                onChange={(event) => setChosen({ ...chosen, [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p role="status" className="text-sm text-muted">
        {t('failureCount', { count, of: failures.of })}
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {groups.map((group) => (
          <FailureGroup
            key={failuresId(group.truth, group.answer)}
            group={group}
            sprite={failures.sprite}
            src={src}
          />
        ))}
      </div>
    </div>
  );
}

function FailureGroup({
  group,
  sprite,
  src,
}: {
  group: Group;
  sprite: ModelFailures['sprite'];
  src: string;
}) {
  const t = useTranslations('models');
  const { truth, answer, pictures } = group;
  return (
    <section
      id={failuresId(truth, answer)}
      aria-label={t('takenFor', { truth, answer })}
      className="grid scroll-mt-24 content-start gap-1 rounded p-1 target:bg-accent-soft"
    >
      <h3 className="text-sm tabular-nums">{t('takenFor', { truth, answer })}</h3>
      <ul className="flex flex-wrap gap-1">
        {pictures.map(({ failure, place }) => (
          <Failure key={failure.index} failure={failure} place={place} sprite={sprite} src={src} />
        ))}
      </ul>
    </section>
  );
}

/** One picture out of the sprite, dark on light as everywhere (the file is ink on black). */
function Failure({
  failure,
  place,
  sprite,
  src,
}: {
  failure: ModelFailure;
  place: number;
  sprite: ModelFailures['sprite'];
  src: string;
}) {
  const t = useTranslations('models');
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 });
  const { index, truth, answer, probability, truthProbability } = failure;
  const text = t('failure', {
    index,
    answer,
    probability: percent(probability),
    truth,
    truthProbability: percent(truthProbability),
  });
  return (
    <li className="grid justify-items-center text-xs text-muted tabular-nums" title={text}>
      <span
        role="img"
        aria-label={text}
        className="block rounded invert"
        style={{
          width: EDGE,
          height: EDGE,
          backgroundImage: `url(${src})`,
          backgroundSize: `${sprite.columns * EDGE}px auto`,
          backgroundPosition: `${-(place % sprite.columns) * EDGE}px ${-Math.floor(place / sprite.columns) * EDGE}px`,
          imageRendering: 'pixelated',
        }}
      />
      <span aria-hidden="true">{percent(probability)}</span>
    </li>
  );
}
