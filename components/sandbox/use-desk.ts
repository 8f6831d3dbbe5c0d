'use client';

import { useLocale } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answered, type Asking, askNetwork, type Subject } from './ask-network';
import { LatestWins } from './latest-wins';
import { type Stroke, strokesToPng } from './strokes';
import { useReader } from './use-reader';

/** While the server reads a drawing, a new state of it is sent at most this often: three times a second. */
const SERVER_GAP_MS = 350;

/** A picture and what was answered about it. */
export interface Shown {
  subject: Subject;
  answer: Answered;
  /** The answer of the version to compare with. */
  other: Answered | null;
  /** False while the pen is still down. */
  final: boolean;
}

interface Job {
  subject: Subject;
  final: boolean;
  /** Whom it was asked of. */
  situation?: string;
}

export interface Desk {
  shown: Shown | null;
  /** A final answer is on its way. */
  pending: boolean;
  /** The strokes as they are now; `final` when the pen is up. An empty pad has no answer. */
  draw: (strokes: readonly Stroke[], final: boolean) => void;
  /** A picture from a file. */
  give: (picture: Blob) => void;
  /** Shows an earlier answer again. */
  open: (shown: Shown) => void;
}

/** The visit's history outlives a desk, so numbers are given out once for the page. */
let subjects = 0;
function nextSubjectId(): number {
  subjects += 1;
  return subjects;
}

/** What the work needs of the newest render, without starting anew for it. */
function useNewest<Value>(value: Value) {
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  });
  return newest;
}

/** Of whom a subject is asked: only drawings are read in the browser, so a file cares for the versions alone. */
const situationOf = ({ strokes }: Subject, situation: string): string =>
  strokes ? situation : situation.split(' ').slice(0, 2).join(' ');

/** Ink that stays within this (pad units) is where a stroke begins, not yet a digit: nobody is asked about it. */
const DOT = 40;

function isDot(strokes: readonly Stroke[]): boolean {
  const points = strokes.flatMap((stroke) => stroke.points);
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
  return extent(points.map(({ x }) => x)) < DOT && extent(points.map(({ y }) => y)) < DOT;
}

/** One file for one drawing, also when it is read again: what was kept or typed about it hangs on the file. */
const files = new WeakMap<readonly Stroke[], Promise<Blob | null>>();

/** A drawing gets its file when the pen is up. */
async function withPicture({ subject, final }: Job): Promise<Subject> {
  const { strokes } = subject;
  if (!final || subject.picture || !strokes) return subject;
  const file = files.get(strokes) ?? strokesToPng(strokes);
  files.set(strokes, file);
  return { ...subject, picture: await file };
}

/**
 * One picture at a time on the desk, and the network's answer to it. The newest wins: over older ones that answer
 * late, and over what was drawn while an answer was on its way.
 *
 * @param other the version to compare with, or null
 * @param onFinal hears of each answer that will not be followed by a better one while the pen is up
 */
export function useDesk(version: number, other: number | null, onFinal?: (shown: Shown) => void): Desk {
  const locale = useLocale();
  const reader = useReader(version);
  const otherReader = useReader(other ?? version);
  const [shown, setShown] = useState<Shown | null>(null);
  const [pending, setPending] = useState(false);
  const job = useRef<Job | null>(null);
  const situation = [version, other, reader.phase === 'ready', otherReader.phase === 'ready'].join(' ');
  const newest = useNewest({ version, other, reader, otherReader, locale, onFinal, situation });

  const work = useCallback(
    async (next: Job, signal: AbortSignal) => {
      const { onFinal: tell, ...now } = newest.current;
      const subject = await withPicture(next);
      const asking: Asking = { version: now.version, reader: now.reader, locale: now.locale };
      const [answer, compared] = await Promise.all([
        askNetwork(subject, asking, signal),
        now.other === null
          ? null
          : askNetwork(subject, { ...asking, version: now.other, reader: now.otherReader }, signal),
      ]);
      if (signal.aborted) return;
      // The first millimetres of a stroke are no digit yet: that is no news.
      if (!next.final && !answer.outcome.ok) return;
      const result = { subject, answer, other: compared, final: next.final };
      setShown(result);
      if (!next.final) return;
      setPending(false);
      tell?.(result);
    },
    [newest],
  );
  const lane = useMemo(
    () =>
      new LatestWins(work, () => {
        const { reader: first, otherReader: second } = newest.current;
        return first.phase === 'ready' && second.phase === 'ready' ? 0 : SERVER_GAP_MS;
      }),
    [work, newest],
  );
  useEffect(() => () => lane.cancel(), [lane]);

  const offer = useCallback(
    (next: Job) => {
      job.current = { ...next, situation: situationOf(next.subject, newest.current.situation) };
      if (next.final) setPending(true);
      lane.offer(next, next.final);
    },
    [lane, newest],
  );
  const clear = useCallback(() => {
    lane.cancel();
    job.current = null;
    setShown(null);
    setPending(false);
  }, [lane]);

  // Who draws and compares wants both networks here; else every move of the pen would ask the server.
  useEffect(() => {
    if (other !== null && reader.phase !== 'asleep') otherReader.wake();
  }, [other, reader.phase, otherReader]);

  // Another version is asked about the same picture at once; and the browser about a drawing, when its model has come.
  useEffect(() => {
    const asked = job.current;
    if (asked?.final && asked.situation !== situationOf(asked.subject, situation)) offer(asked);
  }, [situation, offer]);

  return useMemo<Desk>(
    () => ({
      shown,
      pending,
      draw(strokes, final) {
        if (strokes.length === 0) return clear();
        if (!final && isDot(strokes)) return;
        const id = job.current?.subject.strokes ? job.current.subject.id : nextSubjectId();
        offer({ subject: { id, strokes, picture: null, name: null }, final });
      },
      give(picture) {
        const name = picture instanceof File ? picture.name : null;
        offer({ subject: { id: nextSubjectId(), strokes: null, picture, name }, final: true });
      },
      open(earlier) {
        lane.cancel();
        const asked = situationOf(earlier.subject, newest.current.situation);
        job.current = { subject: earlier.subject, final: true, situation: asked };
        setPending(false);
        setShown(earlier);
      },
    }),
    [shown, pending, offer, clear, lane, newest],
  );
}
