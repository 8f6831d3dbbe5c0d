'use client';

import { useTranslations } from 'next-intl';
import type { Remark } from '@/lib/posts/views';

/** Those whose sentence says what is wrong; every other code means that the whole text stays as it was typed. */
const OWN_SENTENCE = ['math', 'code_plain', 'embed', 'run_unseen', 'model_unknown'] as const;
type OwnSentence = (typeof OWN_SENTENCE)[number];

const hasOwnSentence = (code: string): code is OwnSentence => OWN_SENTENCE.some((own) => own === code);

/** More would fill the preview; when some are mended the next ones come. */
const SHOWN_MAX = 3;

/** What the writer should know before sending: formulas that cannot be set, embeds that readers will not see. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const t = useTranslations('editor');
  const sentence = ({ code, message, line, id = '' }: Remark): string => {
    const text = hasOwnSentence(code) ? t(`remark.${code}`, { message, id }) : t('remark.plain');
    return line === undefined ? text : t('remarkLine', { line, text });
  };
  const ordered = remarks.toSorted((left, right) => (left.line ?? Infinity) - (right.line ?? Infinity));
  const sentences = [...new Set(ordered.map(sentence))].slice(0, SHOWN_MAX);
  if (sentences.length === 0) return null;
  return (
    <ul
      aria-label={t('remarks')}
      className="sticky -bottom-3 -mx-3 mt-3 -mb-3 grid gap-1 border-t border-line bg-warn-soft px-3 py-2 text-sm text-ink"
    >
      {sentences.map((text) => (
        <li key={text} className="break-words">
          {text}
        </li>
      ))}
    </ul>
  );
}
