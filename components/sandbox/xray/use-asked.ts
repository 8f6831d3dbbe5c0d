'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PredictionFailure } from '../send-picture';
import { AskFailed } from './post-json';

/** What was asked for: the newest answer, and whether a newer one is on its way. */
export interface Asked<Answer> {
  /** The last answer; it stays while the next one is on its way. */
  answer: Answer | null;
  pending: boolean;
  failure: PredictionFailure | null;
  retry: () => void;
}

const UNKNOWN: PredictionFailure = { ok: false, code: 'unavailable', sentence: null };

/**
 * Asks anew whenever `about` is another object; null asks for nothing. The newest wins: what was asked before is aborted.
 *
 * @param wait milliseconds for which `about` must stay the same before it is asked
 */
export function useAsked<About extends object, Answer>(
  about: About | null,
  ask: (about: About, signal: AbortSignal) => Promise<Answer>,
  wait = 0,
): Asked<Answer> {
  const [state, setState] = useState<Omit<Asked<Answer>, 'retry'>>({
    answer: null,
    pending: false,
    failure: null,
  });
  const [attempt, setAttempt] = useState(0);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  // Another attempt is another job about the same.
  const job = useMemo(() => (about === null ? null : { about, attempt }), [about, attempt]);
  const done = useRef<typeof job>(null);
  useEffect(() => {
    // What was answered is not asked again when nobody looked at it for a while.
    if (job === null || (done.current?.about === job.about && done.current.attempt === job.attempt)) return;
    const controller = new AbortController();
    setState((now) => ({ ...now, pending: true }));
    const timer = setTimeout(async () => {
      try {
        const answer = await newest.current(job.about, controller.signal);
        if (controller.signal.aborted) return;
        done.current = job;
        setState({ answer, pending: false, failure: null });
      } catch (error) {
        if (controller.signal.aborted) return;
        const failure = error instanceof AskFailed ? error.failure : UNKNOWN;
        setState({ answer: null, pending: false, failure });
      }
    }, wait);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [job, wait]);
  const retry = useCallback(() => setAttempt((now) => now + 1), []);
  return { ...state, retry };
}
