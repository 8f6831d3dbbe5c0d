import { useTranslations } from 'next-intl';
import type { Suggestion } from '@/components/editor/draft-keeper';
import { ROW_ID_MAX } from '@/lib/limits';

/** The run that an address asks to write about (`?run=12`), or null. */
export function runOfAddress(search: string): number | null {
  const written = new URLSearchParams(search).get('run') ?? '';
  const id = /^[1-9]\d{0,9}$/.test(written) ? Number(written) : 0;
  return id > 0 && id <= ROW_ID_MAX ? id : null;
}

/**
 * How a topic about a run begins, in the page's language. The address is read in the browser alone, so that the page
 * stays the same for everyone.
 */
export function useRunSuggestion(): () => Suggestion | null {
  const t = useTranslations('topics');
  return () => {
    const id = runOfAddress(window.location.search);
    if (id === null) return null;
    const embed = `::run[${id}]`;
    return {
      fields: { title: t('aboutRun', { id: String(id) }), source: `${t('aboutRunText')}\n\n${embed}\n\n` },
      addition: embed,
    };
  };
}
