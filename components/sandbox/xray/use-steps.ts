'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import type { StepName } from '@/lib/inference/prepare/prepare';
import type { PredictionView } from '@/lib/models/views';
import type { Reader } from '../reader-protocol';
import { failureOf } from '../send-picture';
import { type Stroke, strokesToRaster } from '../strokes';
import { AskFailed } from './post-json';
import { type Asked, useAsked } from './use-asked';

/** One step of the preparation: its own bytes of grey (0 paper, 255 ink), or a PNG file of them in base64. */
export interface StepPicture {
  name: StepName;
  width: number;
  height: number;
  pixels: { grey: Uint8Array<ArrayBuffer> } | { png: string };
}

/** What is prepared: strokes where they are known, else the picture's file. */
export interface Prepared {
  version: number;
  strokes: readonly Stroke[] | null;
  picture: Blob | null;
  reader: Reader;
}

async function stepsHere({ version, strokes, reader }: Prepared): Promise<StepPicture[] | null> {
  const raster = strokes && reader.phase === 'ready' && strokesToRaster(strokes);
  if (!raster) return null;
  const { width, height, data } = raster;
  try {
    const { steps } = await reader.call('read', { version, raster: { width, height, data }, steps: true });
    return steps.map(({ grey, ...step }) => ({ ...step, pixels: { grey } }));
  } catch {
    // The worker is gone: the server still answers.
    return null;
  }
}

async function stepsThere(
  { version, picture }: Prepared,
  locale: string,
  signal: AbortSignal,
): Promise<StepPicture[]> {
  const response = await fetch(`/api/v1/models/mnist-mlp/predict?version=${version}&include=steps`, {
    method: 'POST',
    headers: { 'accept-language': locale },
    body: picture,
    signal,
  });
  if (!response.ok) throw new AskFailed(await failureOf(response));
  const { steps = [] } = (await response.json()) as PredictionView;
  return steps.map(({ png, ...step }) => ({ ...step, pixels: { png } }));
}

/** How the picture was prepared, step by step: in this browser where it can, else by the server. */
export function useSteps({ version, strokes, picture, reader }: Prepared): Asked<StepPicture[]> {
  const locale = useLocale();
  const about = useMemo(
    () => (picture || strokes ? { version, strokes, picture } : null),
    [version, strokes, picture],
  );
  return useAsked(about, async (question, signal) => {
    const prepared = { ...question, reader };
    return (await stepsHere(prepared)) ?? (await stepsThere(prepared, locale, signal));
  });
}
