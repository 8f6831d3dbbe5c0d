'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import type { Shown } from './use-desk';
import { type VisitEntry, visitHistory } from './visit-history';

const NONE: readonly VisitEntry[] = [];

/** The last answers of this visit, to look at again. Nothing while there is none. */
export function VisitStrip({ current, onOpen }: { current: Shown | null; onOpen: (shown: Shown) => void }) {
  const t = useTranslations('sandbox.visit');
  const entries = useSyncExternalStore(visitHistory.subscribe, visitHistory.entries, () => NONE);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="visit" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 id="visit" className="text-sm font-semibold">
          {t('title')}
        </h2>
        <span className="text-xs text-muted">{t('hint')}</span>
        <Button size="sm" variant="quiet" className="ml-auto" onClick={visitHistory.clear}>
          {t('forget')}
        </Button>
      </div>
      <ol className="flex gap-2 overflow-x-auto p-1">
        {entries.map((entry) => (
          <li key={entry.shown.subject.id}>
            <Entry
              entry={entry}
              current={entry.shown.subject.id === current?.subject.id}
              onOpen={() => onOpen(entry.shown)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, current, onOpen }: { entry: VisitEntry; current: boolean; onOpen: () => void }) {
  const t = useTranslations('sandbox.visit');
  const { outcome } = entry.shown.answer;
  if (!outcome.ok) return null;
  const digits = outcome.value.digits.map(({ digit }) => digit).join('');
  const { name } = entry.shown.subject;
  return (
    <button
      type="button"
      aria-current={current}
      onClick={onOpen}
      className={clsx(
        'grid w-16 justify-items-center gap-0.5 rounded border p-1',
        current ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-ink',
      )}
    >
      <span className="sr-only">{name ? t('entryOf', { digits, name }) : t('entry', { digits })}</span>
      <span className="grid size-14 place-items-center overflow-hidden rounded bg-plate">
        {entry.thumbnail && (
          <picture>
            <img src={entry.thumbnail} alt="" className="max-h-14" />
          </picture>
        )}
      </span>
      <span aria-hidden="true" className="max-w-full truncate text-sm font-semibold tabular-nums">
        {digits}
      </span>
    </button>
  );
}
