'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type CSSProperties, useCallback } from 'react';
import { Link } from '@/i18n/navigation';
import { MODELS } from '@/lib/models/rules';
import { Announcement } from './announcement';
import { CompactBars } from './compact-bars';
import { COMPACT_SIZE } from './compact-workbench-size';
import { DigitPad } from './digit-pad';
import { useFailureText } from './failure';
import { FileButton } from './file-button';
import { ModelProgress } from './model-progress';
import { PICTURE_TYPES } from './picture-types';
import { ReadingPlace } from './reading-place';
import { type Shown, useDesk } from './use-desk';
import { useDroppedFiles } from './use-dropped-files';
import { useObjectUrl } from './use-object-url';
import { usePercent } from './use-percent';
import { useReader } from './use-reader';
import { useStrokes } from './use-strokes';

const HEIGHTS = {
  '--compact-narrow': `${COMPACT_SIZE.narrow}px`,
  '--compact-wide': `${COMPACT_SIZE.wide}px`,
} as CSSProperties;

/**
 * The instrument in a post: draw or drop a digit and the shared network reads it, in the page. Texts: namespace
 * `widget`. Its height never changes (`COMPACT_SIZE`); all of a page share one worker and one model file.
 */
export function CompactWorkbench({ model, version }: { model: 'mnist-mlp'; version?: number }) {
  const t = useTranslations('widget');
  const wanted = version ?? MODELS[model].defaultVersion;
  const reader = useReader(wanted);
  const { shown, draw, give } = useDesk(wanted, null);
  const drawing = useStrokes(useCallback((strokes) => draw(strokes, true), [draw]));
  const read = useCallback(
    ([file]: File[]) => {
      if (!file) return;
      drawing.clear();
      give(file);
    },
    [drawing, give],
  );
  const { over, dropProps } = useDroppedFiles(read);
  const name = `${model}@${wanted}`;
  return (
    <section
      {...dropProps}
      aria-label={t('title', { model: name })}
      className={clsx(
        '@container rounded border',
        over ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
      style={HEIGHTS}
    >
      <div className="grid h-(--compact-narrow) content-start gap-x-5 gap-y-2 p-3 @min-[560px]:h-(--compact-wide) @min-[560px]:grid-cols-[280px_minmax(0,1fr)]">
        <DigitPad drawing={drawing} onDrawing={(strokes) => draw(strokes, false)} onNear={reader.wake} />
        <div className="grid min-w-0 content-between gap-2">
          <CompactAnswer shown={shown} />
          <div className="grid gap-2">
            <p className="min-h-6 truncate text-xs text-muted">
              {shown?.answer.outcome.ok ? (
                <ReadingPlace place={shown.answer.place} prediction={shown.answer.outcome.value} />
              ) : (
                <ModelProgress reader={reader} />
              )}
            </p>
            <div className="flex flex-wrap items-center gap-x-3">
              <FileButton size="sm" accept={PICTURE_TYPES} onFiles={read}>
                {t('choose')}
              </FileButton>
              <Link
                href={`/sandbox?model=${model}&version=${wanted}`}
                className="ml-auto text-xs text-accent underline underline-offset-2"
              >
                {name}
              </Link>
            </div>
          </div>
        </div>
      </div>
    </section>
  );
}

/** The digit and the ten bars, or why there are none; always of one height. */
function CompactAnswer({ shown }: { shown: Shown | null }) {
  const t = useTranslations('widget');
  const percent = usePercent();
  const failureText = useFailureText();
  const outcome = shown?.answer.outcome;
  const prediction = outcome?.ok ? outcome.value : null;
  // Strokes are on the pad already; a file is seen nowhere else.
  const url = useObjectUrl(prediction && !shown?.subject.strokes ? (shown?.subject.picture ?? null) : null);
  return (
    <div className="grid gap-2">
      <Announcement prediction={shown?.final ? prediction : null} />
      <div className="flex h-14 items-center gap-3 overflow-hidden">
        {prediction ? (
          <>
            <strong className="text-[3rem] leading-none font-semibold text-accent tabular-nums">
              {prediction.digits.map((each) => each.digit).join('')}
            </strong>
            <span className="text-sm text-muted tabular-nums">
              {prediction.digits.length > 1
                ? t('closestOf', { count: prediction.digits.length })
                : `${t('closest')} · ${percent(prediction.probabilities[prediction.digit] ?? 0)}`}
            </span>
          </>
        ) : (
          <p role={outcome ? 'alert' : undefined} className="line-clamp-3 text-xs text-muted">
            {outcome && !outcome.ok ? failureText(outcome) : t('try')}
          </p>
        )}
        {url && (
          <picture className="ml-auto shrink-0">
            <img src={url} alt="" className="size-14 rounded border border-line bg-plate object-contain" />
          </picture>
        )}
      </div>
      <CompactBars probabilities={prediction?.probabilities ?? null} digit={prediction?.digit ?? null} />
    </div>
  );
}
