'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { DraftView } from './use-draft';

/** Time of day in the reader's language; with the date where it is not today. */
function useClock(): (at: number) => string {
  const format = useFormatter();
  return (at) => {
    const today = new Date(at).toDateString() === new Date().toDateString();
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return format.dateTime(at, {
      ...(today ? {} : { month: 'short', day: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    });
  };
}

/** What became of drafts when the form opened, with the choices it leaves. */
export function DraftNotices({ draft }: { draft: DraftView }) {
  const t = useTranslations('editor');
  const clock = useClock();
  return (
    <div role="status" className="empty:hidden">
      {draft.restored && (
        <Notice text={t('draftRestored', { time: clock(draft.restored.savedAt) })}>
          <Button variant="quiet" size="sm" onClick={draft.discard}>
            {t('discard')}
          </Button>
        </Notice>
      )}
      {draft.elsewhere && (
        <Notice text={t('elsewhere', { time: clock(draft.elsewhere.savedAt) })}>
          <Button variant="quiet" size="sm" onClick={draft.takeOver}>
            {t('takeOver')}
          </Button>
          <Button variant="quiet" size="sm" onClick={draft.keepMine}>
            {t('keepMine')}
          </Button>
        </Notice>
      )}
      {draft.offered !== null && (
        <Notice text={t('offered', { markdown: draft.offered })}>
          <Button variant="quiet" size="sm" onClick={draft.addOffered}>
            {t('addOffered')}
          </Button>
          <Button variant="quiet" size="sm" onClick={draft.leaveOffered}>
            {t('leaveOffered')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

function Notice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-info-soft px-3 py-1 text-sm text-ink">
      <span className="grow">{text}</span>
      {children}
    </p>
  );
}

/** "Draft saved 12:03", or that the browser keeps none. */
export function DraftStatus({ draft }: { draft: DraftView }) {
  const t = useTranslations('editor');
  const clock = useClock();
  if (draft.refused) return <span className="text-warn">{t('draftRefused')}</span>;
  if (draft.savedAt === null) return null;
  return <span>{t('draftSaved', { time: clock(draft.savedAt) })}</span>;
}
