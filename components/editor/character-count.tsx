'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { POST_SOURCE_MAX } from '@/lib/limits';

/** Characters before the limit from which the count is shown. */
const SHOWN_FROM = 2_000;

/** How many characters are left, once it matters. Counts code points, as the server does. */
export function CharacterCount({ text }: { text: string }) {
  const t = useTranslations('editor');
  // Code points are never more than UTF-16 units: short texts need no counting.
  if (text.length < POST_SOURCE_MAX - SHOWN_FROM) return null;
  const left = POST_SOURCE_MAX - Array.from(text).length;
  if (left > SHOWN_FROM) return null;
  return (
    <span role="status" className={clsx('tabular', left < 0 && 'font-semibold text-bad')}>
      {left < 0 ? t('over', { count: -left }) : t('left', { count: left })}
    </span>
  );
}
