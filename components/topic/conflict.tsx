'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Time } from '@/components/ui/time';
import type { EditConflict } from '@/lib/posts/views';
import { WordDiff } from './word-diff';

/**
 * Tells the second writer that somebody saved before them, with both versions: theirs to copy from, the difference
 * to mine; mine stays in the editor below. Nothing is overwritten until it is sent again.
 */
export function Conflict({ conflict }: { conflict: EditConflict }) {
  const t = useTranslations('posts');
  const { current, yours } = conflict;
  return (
    <section aria-labelledby="conflict-title" className="grid gap-4">
      <Alert tone="bad" title={<span id="conflict-title">{t('conflictTitle')}</span>}>
        {t('conflictText', { name: current.editor.displayName })} <Time at={current.editedAt} />
      </Alert>
      {current.title !== null && current.title !== yours.title && (
        <p className="text-sm">{t('theirTitle', { title: current.title })}</p>
      )}
      <div className="grid gap-1.5">
        <h2 className="text-sm">{t('conflictDiff')}</h2>
        <WordDiff parts={conflict.diff} />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor="their-text" className="text-sm font-semibold">
          {t('theirText', { name: current.editor.displayName })}
        </label>
        <textarea
          id="their-text"
          readOnly
          value={current.source}
          rows={8}
          className="control control-area font-mono text-sm"
        />
      </div>
      <p className="text-sm">{t('conflictNext')}</p>
    </section>
  );
}
