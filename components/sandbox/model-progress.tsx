'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Reader } from './reader-protocol';

/** A model that is there within a second is not worth a word. */
const QUIET_MS = 1_000;
const MEGABYTE = 1_000_000;

/** How much of the model has arrived, when it takes a while. Until then the server answers: nobody waits for it. */
export function ModelProgress({ reader }: { reader: Reader }) {
  const loading = reader.phase === 'loading';
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) return;
    const timer = window.setTimeout(() => setSlow(true), QUIET_MS);
    return () => {
      window.clearTimeout(timer);
      setSlow(false);
    };
  }, [loading]);
  return loading && slow ? <ProgressLine reader={reader} /> : null;
}

function ProgressLine({ reader: { progress } }: { reader: Reader }) {
  const t = useTranslations('widget');
  const format = useFormatter();
  const loaded = format.number((progress?.loaded ?? 0) / MEGABYTE, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return <span className="tabular-nums">{t('loading', { loaded })}</span>;
}
