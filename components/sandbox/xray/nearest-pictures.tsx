'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { NeighboursView } from '@/lib/models/views';
import { AskedState } from './asked-state';
import { Explained } from './explained';
import { InkPicture } from './heat-plane';
import { postJson } from './post-json';
import { useAsked } from './use-asked';

/** The pen has to rest this long: the search is the server's work. */
const REST_MS = 500;

/** The training pictures nearest to this one, from the server; asked only while this is shown. */
export function NearestPictures({
  input,
  digit,
  final,
}: {
  input: Float32Array;
  digit: number;
  final: boolean;
}) {
  const t = useTranslations('xray.nearest');
  const locale = useLocale();
  const question = useMemo(() => (final ? { input } : null), [final, input]);
  const asked = useAsked(
    question,
    (about, signal) =>
      postJson<NeighboursView>('neighbours', { input: Array.from(about.input) }, locale, signal),
    REST_MS,
  );
  return (
    <>
      <AskedState asked={asked} height="16rem">
        {(answer) => <Pictures view={answer} digit={digit} />}
      </AskedState>
      <Explained formula="neighbours">
        <p>{t('text')}</p>
      </Explained>
    </>
  );
}

function Pictures({ view: { neighbours, of }, digit }: { view: NeighboursView; digit: number }) {
  const t = useTranslations('xray.nearest');
  const format = useFormatter();
  const same = neighbours.filter(({ label }) => label === digit).length;
  return (
    <>
      <p>{t('summary', { same, count: neighbours.length, digit, of })}</p>
      <ol className="m-0 grid list-none grid-cols-2 gap-x-4 gap-y-5 p-0 @xs:grid-cols-3 @md:grid-cols-4">
        {neighbours.map(({ index, label, distance, pixels }) => (
          <li key={index} className="grid content-start gap-1.5">
            <InkPicture input={pixels} top={255} label={t('picture', { label })} />
            <p className="flex items-baseline justify-between gap-2 text-sm tabular-nums">
              <strong>{label}</strong>
              <span>{format.number(distance, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</span>
            </p>
            <p className="text-xs text-muted tabular-nums">{t('index', { index })}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
