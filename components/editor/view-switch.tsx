'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';

export type EditorView = 'write' | 'preview';

/** Write or preview, where there is no room for both. */
export function ViewSwitch({ view, onChange }: { view: EditorView; onChange: (view: EditorView) => void }) {
  const t = useTranslations('editor');
  return (
    <fieldset aria-label={t('views')} className="flex gap-0.5">
      {(['write', 'preview'] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onChange(name)}
          className={clsx(
            'min-h-(--target) rounded-md px-3 text-sm',
            view === name
              ? 'bg-accent-soft font-semibold text-ink'
              : 'text-muted hover:bg-sunken hover:text-ink',
          )}
        >
          {t(name)}
        </button>
      ))}
    </fieldset>
  );
}
