'use client';

import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import { type PredictionOutcome, sendPicture } from './send-picture';

export interface Prediction {
  outcome: PredictionOutcome | null;
  pending: boolean;
  /** Asks about a picture; an answer that is still on its way is dropped. */
  ask: (picture: Blob) => void;
  reset: () => void;
}

/** The last picture's answer. A newer picture wins over an older one that answers late. */
export function usePrediction(version: number, initial: PredictionOutcome | null = null): Prediction {
  const locale = useLocale();
  const [outcome, setOutcome] = useState<PredictionOutcome | null>(initial);
  const [pending, setPending] = useState(false);
  const current = useRef<AbortController | null>(null);
  const latest = useRef<Blob | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const settle = useCallback((next: PredictionOutcome | null) => {
    setOutcome(next);
    setPending(false);
  }, []);
  const reset = useCallback(() => {
    current.current?.abort();
    latest.current = null;
    settle(null);
  }, [settle]);
  const ask = useCallback(
    (picture: Blob) => {
      current.current?.abort();
      latest.current = picture;
      // A file over the limit would travel for a minute only to be refused.
      if (picture.size > IMAGE_BYTES_MAX) return settle({ ok: false, code: 'too_large', sentence: null });
      const controller = new AbortController();
      current.current = controller;
      setPending(true);
      sendPicture(picture, version, locale, controller.signal).then(settle, () => undefined);
    },
    [version, locale, settle],
  );
  // Another version is asked about the same picture at once.
  useEffect(() => {
    if (latest.current) ask(latest.current);
  }, [ask]);
  return { outcome, pending, ask, reset };
}
