'use client';

import { useLocale } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import { type PredictionOutcome, sendPicture } from '../send-picture';
import { thumbnailOf } from '../thumbnail';
import type { BatchItem, BatchState } from './batch-item';
import { runBatch } from './batch-run';
import { type Collected, collectPictures } from './collect-pictures';

export interface Batch {
  items: readonly BatchItem[];
  running: boolean;
  /** Until when the server wants us to wait; null where it does not. */
  waitUntil: number | null;
  /** What was left out of the last files; null before there were any. */
  collected: Collected | null;
  /** Takes files (pictures and zip files) in place of the last ones, and reads them. */
  start: (files: readonly File[]) => void;
  cancel: () => void;
  /** Reads those again that failed or were not reached. */
  retry: () => void;
  close: () => void;
}

const TOO_LARGE: PredictionOutcome = { ok: false, code: 'too_large', sentence: null };

const stateOf = (outcome: PredictionOutcome): BatchState =>
  outcome.ok ? { kind: 'read', prediction: outcome.value } : { kind: 'failed', failure: outcome };

/** Many pictures at once, read by the public API as any program would: nothing here is faster than it is for others. */
export function useBatch(version: number): Batch {
  const locale = useLocale();
  const [items, setItems] = useState<readonly BatchItem[]>([]);
  const [collected, setCollected] = useState<Collected | null>(null);
  const [running, setRunning] = useState(false);
  const [waitUntil, setWaitUntil] = useState<number | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const change = useCallback((id: number, more: Partial<BatchItem>) => {
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...more } : item)));
  }, []);
  const cancel = useCallback(() => {
    current.current?.abort();
    setRunning(false);
    setWaitUntil(null);
    setItems((now) =>
      now.map((item) => (item.state.kind === 'reading' ? { ...item, state: { kind: 'waiting' } } : item)),
    );
  }, []);

  const run = useCallback(
    async (todo: readonly BatchItem[]) => {
      current.current?.abort();
      const controller = new AbortController();
      current.current = controller;
      setRunning(true);
      await runBatch<BatchItem>({
        items: todo,
        signal: controller.signal,
        read: async ({ picture }, signal) =>
          picture.size > IMAGE_BYTES_MAX ? TOO_LARGE : sendPicture(picture, version, locale, signal),
        onStart: ({ id }) => change(id, { state: { kind: 'reading' } }),
        onWait: (until) => current.current === controller && setWaitUntil(until),
        onDone: async ({ id, picture }, outcome) => {
          change(id, { state: stateOf(outcome) });
          if (outcome.ok) change(id, { thumbnail: await thumbnailOf(picture) });
        },
      });
      if (current.current === controller) setRunning(false);
    },
    [version, locale, change],
  );

  return useMemo<Batch>(
    () => ({
      items,
      running,
      waitUntil,
      collected,
      cancel,
      async start(files) {
        cancel();
        setItems([]);
        setCollected(null);
        const found = await collectPictures(files);
        const made = found.pictures.map(
          ({ name, picture }, id): BatchItem => ({
            id,
            name,
            picture,
            state: { kind: 'waiting' },
            thumbnail: null,
          }),
        );
        setCollected(found);
        setItems(made);
        await run(made);
      },
      retry: () => run(items.filter(({ state }) => state.kind !== 'read')),
      close() {
        cancel();
        setItems([]);
        setCollected(null);
      },
    }),
    [items, running, waitUntil, collected, cancel, run],
  );
}
