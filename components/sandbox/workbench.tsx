'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useActionState, useCallback, useEffect, useState } from 'react';
import { useIsClient } from '@/components/editor/use-is-client';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/controls';
import { useErrorText } from '@/components/ui/form-error';
import { Link } from '@/i18n/navigation';
import type { PredictionView } from '@/lib/models/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { predictAction } from '@/lib/web/actions/sandbox';
import { AnswerPanel } from './answer-panel';
import { BatchPanel } from './batch/batch-panel';
import { isZip } from './batch/unzip-pictures';
import { useBatch } from './batch/use-batch';
import { CameraDialog } from './camera-dialog';
import { DigitPad } from './digit-pad';
import { PictureForm } from './picture-form';
import type { PredictionOutcome } from './send-picture';
import { type Shown, useDesk } from './use-desk';
import { useDroppedFiles } from './use-dropped-files';
import { usePastedFiles } from './use-pasted-files';
import { useReader } from './use-reader';
import { useStrokes } from './use-strokes';
import { VersionChoice } from './version-choice';
import { visitHistory } from './visit-history';
import { VisitStrip } from './visit-strip';

export interface Versions {
  /** Versions of the shared model, oldest first. */
  versions: readonly number[];
  defaultVersion: number;
}

/** The instrument: a pad and other ways to give a picture on the left, the answer beside them; below, what came before. */
export function Workbench({ versions, defaultVersion }: Versions) {
  const t = useTranslations('sandbox');
  const live = useIsClient();
  const [served, action] = useActionState(predictAction, IDLE);
  const [version, setVersion] = useVersion(versions, defaultVersion);
  const other = versions.findLast((each) => each !== version) ?? null;
  const [comparing, setComparing] = useState(false);
  const reader = useReader(version);
  const desk = useDesk(version, comparing ? other : null, visitHistory.remember);
  const batch = useBatch(version);
  const drawing = useStrokes(useCallback((strokes) => desk.draw(strokes, true), [desk.draw]));
  const take = useTakeFiles(drawing.clear, desk.give, batch.start);
  const { over, dropProps } = useDroppedFiles(take);
  usePastedFiles(take);
  const open = (shown: Shown) => {
    drawing.open(shown.subject.strokes ?? []);
    desk.open(shown);
  };
  return (
    <div className="grid gap-6" {...dropProps}>
      <div
        className={clsx(
          'grid gap-x-8 gap-y-6 rounded border p-4 md:grid-cols-[280px_minmax(0,1fr)] md:grid-rows-[auto_1fr] md:p-6',
          over ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
        )}
      >
        <div className="grid min-w-0 content-start gap-2">
          <h2 className="text-sm font-semibold">{t('draw')}</h2>
          <noscript>
            <p className="text-sm text-muted">{t('drawNeedsScript')}</p>
          </noscript>
          <DigitPad
            drawing={drawing}
            onDrawing={(strokes) => desk.draw(strokes, false)}
            onNear={reader.wake}
          />
        </div>
        {/* Between pad and upload in the source: on a phone the answer is right under the strokes. */}
        <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1">
          <AnswerPanel
            shown={desk.shown}
            served={useServedOutcome(served)}
            pending={desk.pending}
            reader={reader}
          />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <PictureForm action={action} onFiles={take}>
            <CameraButton onPicture={(picture) => take([picture])} />
            <VersionChoice versions={versions} version={version} onChange={setVersion} />
            {other !== null && (
              <Checkbox
                role="switch"
                className={live ? undefined : 'invisible'}
                checked={comparing}
                onChange={(event) => setComparing(event.currentTarget.checked)}
                label={t('compare', { version: other })}
              />
            )}
          </PictureForm>
          <p className="text-xs text-muted">{t('dropHint')}</p>
        </div>
      </div>
      <BatchPanel batch={batch} />
      <VisitStrip current={desk.shown} onOpen={open} />
      <p className="text-sm">
        <Link href="/sandbox/runs" className="text-accent underline underline-offset-2">
          {t('runs')}
        </Link>
      </p>
    </div>
  );
}

function CameraButton({ onPicture }: { onPicture: (picture: File) => void }) {
  const t = useTranslations('sandbox.camera');
  const live = useIsClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="camera"
        // It does nothing before the page's script is there; its place is kept.
        className={clsx('min-h-11', !live && 'invisible')}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <CameraDialog open={open} onClose={() => setOpen(false)} onPicture={onPicture} />
    </>
  );
}

/** The version that reads, beginning with the one that the address asks for (`?version=1`, as links to a model do). */
function useVersion(versions: readonly number[], defaultVersion: number) {
  const [version, setVersion] = useState(defaultVersion);
  useEffect(() => {
    // Not from the request: the page is the same for everyone, and kept.
    const asked = Number(new URLSearchParams(window.location.search).get('version'));
    if (versions.includes(asked)) setVersion(asked);
  }, [versions]);
  return [version, setVersion] as const;
}

/** One picture is read on the desk; several, or a zip file, become a batch. */
function useTakeFiles(
  clearPad: () => void,
  give: (picture: Blob) => void,
  start: (files: readonly File[]) => void,
): (files: File[]) => Promise<void> {
  return useCallback(
    async (files) => {
      const [first] = files;
      if (!first) return;
      if (files.length > 1 || (await isZip(first))) return start(files);
      clearPad();
      give(first);
    },
    [clearPad, give, start],
  );
}

/** The answer that came with the page, when the form was sent without JavaScript. */
function useServedOutcome(state: ActionState): PredictionOutcome | null {
  const errorText = useErrorText();
  if (state.status === 'done') return { ok: true, value: state.data as PredictionView };
  if (state.status === 'idle') return null;
  return { ok: false, code: state.error.code, sentence: errorText(state.error) };
}
