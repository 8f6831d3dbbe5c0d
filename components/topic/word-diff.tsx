import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { DiffPart } from '@/lib/posts/views';

const MARKS = { added: '+', removed: '−' } as const;

/** A long stretch that did not change is told by its ends alone. */
const CONTEXT = 400;

function Same({ text }: { text: string }) {
  const t = useTranslations('posts');
  if (text.length <= CONTEXT * 2) return <>{text}</>;
  return (
    <>
      {text.slice(0, CONTEXT)}
      <span className="my-1 block text-xs text-muted">
        {t('unchanged', { count: text.length - CONTEXT * 2 })}
      </span>
      {text.slice(-CONTEXT)}
    </>
  );
}

/** Words that came and went, by colour, by a line through or under them, and by a plus or minus sign. */
export function WordDiff({ parts }: { parts: readonly DiffPart[] }) {
  const t = useTranslations('posts');
  return (
    <div className="rounded-md border border-line bg-surface p-3 font-mono text-sm break-words whitespace-pre-wrap">
      {parts.map((part, index) => {
        // Parts have no identity of their own and never move.
        const key = `${index}-${part.kind}`;
        if (part.kind === 'same') return <Same key={key} text={part.text} />;
        const Element = part.kind === 'added' ? 'ins' : 'del';
        return (
          <Element
            key={key}
            className={clsx(
              'rounded-xs px-0.5',
              part.kind === 'added'
                ? 'bg-good-soft text-good underline'
                : 'bg-bad-soft text-bad line-through',
            )}
          >
            <span aria-hidden className="select-none">
              {MARKS[part.kind]}
            </span>
            <span className="sr-only">{part.kind === 'added' ? t('addedWords') : t('removedWords')} </span>
            {part.text}
          </Element>
        );
      })}
    </div>
  );
}
