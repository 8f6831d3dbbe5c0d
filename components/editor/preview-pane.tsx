'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Remark } from '@/lib/posts/views';
import { patchBlocks } from './patch-blocks';
import { requestPreview } from './preview-request';
import { Remarks } from './remarks';

/** Milliseconds of quiet before the server is asked: a formula is not rendered letter by letter. */
const QUIET_MS = 300;

/**
 * The text as it will be posted. The old preview stays until the new one is there, and only changed blocks are
 * replaced.
 */
export function PreviewPane({ source, className }: { source: string; className: string }) {
  const t = useTranslations('editor');
  const errors = useTranslations('errors');
  const container = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);
  const empty = source.trim() === '';

  useEffect(() => {
    if (shown.current === source) return;
    if (source.trim() === '') {
      container.current?.replaceChildren();
      shown.current = source;
      setFailure(null);
      setRemarks([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      requestPreview(source, abort.signal)
        .then((outcome) => {
          setFailure(outcome.ok ? null : outcome.code);
          if (!outcome.ok || container.current === null) return;
          patchBlocks(container.current, outcome.html);
          setRemarks(outcome.diagnostics);
          shown.current = source;
        })
        .catch(() => undefined);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [source]);

  return (
    <section
      aria-label={t('preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className={clsx('min-w-0 overflow-auto p-3', className)}
    >
      {empty && <p className="text-sm text-muted">{t('previewEmpty')}</p>}
      {failure !== null && (
        <p role="status" className="mb-2 text-sm text-warn">
          {t('previewFailed')} {errors.has(failure) ? errors(failure) : errors('unavailable')}
        </p>
      )}
      {/* Headings of a post begin at the third level. */}
      <h2 className="sr-only">{t('preview')}</h2>
      <div ref={container} className="prose" data-preview />
      <Remarks remarks={remarks} />
    </section>
  );
}
