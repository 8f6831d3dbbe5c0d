'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import type { Explanation } from '@/lib/inference/explain/explain';
import type { Look } from '@/lib/inference/explain/look';
import type { ExplanationView } from '@/lib/models/views';
import type { Reader } from '../reader-protocol';
import { explanationOf } from './explanation-of';
import { postJson } from './post-json';
import { type Asked, useAsked } from './use-asked';

/** The pen has to rest this long before the server is asked; a browser that explains by itself may be asked sooner. */
const SERVER_REST_MS = 300;
const OWN_REST_MS = 60;

/** A prepared picture, the version that reads it, and the network in this browser. */
export interface Picture {
  version: number;
  /** 784 numbers from 0 to 1. */
  input: Float32Array;
  /** False while the pen is still down: then only what is cheap is asked. */
  final: boolean;
  reader: Reader;
}

/**
 * The activations of the picture, as often as it changes; null where this browser does not compute them. The last ones
 * stay until the next ones are there.
 */
export function useLook({ version, input, reader }: Picture, wanted: boolean): Look | null {
  const ready = reader.phase === 'ready';
  const about = useMemo(() => (ready && wanted ? { version, input } : null), [ready, wanted, version, input]);
  const { answer } = useAsked(about, (question) => reader.call('look', question));
  return ready ? answer : null;
}

/** An explanation, and the picture that it is of: the pen may be farther by now. */
export interface Explained {
  explanation: Explanation;
  input: Float32Array;
}

interface Question {
  version: number;
  input: Float32Array;
  target: number | null;
}

/**
 * Why the picture is read as it is, and what `target` (null: the runner-up) would need. The network in this browser is
 * asked where it is there, else the server. Asks only while the picture is final and someone looks (`wanted`).
 */
export function useExplanation(
  { version, input, final, reader }: Picture,
  target: number | null,
  wanted: boolean,
): Asked<Explained> {
  const locale = useLocale();
  const question = useMemo<Question | null>(
    () => (final ? { version, input, target } : null),
    [final, version, input, target],
  );
  const explain = async (about: Question, signal: AbortSignal): Promise<Explanation> => {
    const asking = { input: about.input, target: about.target ?? undefined };
    if (reader.phase === 'ready') {
      // Where the worker is gone, the server still answers.
      const own = await reader.call('explain', { version: about.version, ...asking }).catch(() => null);
      if (own) return own;
    }
    const body = { ...asking, input: Array.from(about.input) };
    return explanationOf(
      await postJson<ExplanationView>(`explain?version=${about.version}`, body, locale, signal),
    );
  };
  const ask = async (about: Question, signal: AbortSignal): Promise<Explained> => ({
    explanation: await explain(about, signal),
    input: about.input,
  });
  return useAsked(wanted ? question : null, ask, reader.phase === 'ready' ? OWN_REST_MS : SERVER_REST_MS);
}
