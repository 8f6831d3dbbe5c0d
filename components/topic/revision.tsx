import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { RevisionView } from '@/lib/posts/views';
import { WordDiff } from './word-diff';

/** One state of a post: who wrote it, when, and its difference to the state before. */
export function Revision({ revision, current }: { revision: RevisionView; current: boolean }) {
  const t = useTranslations('posts');
  const { version, editor, at, diff, titleDiff, source } = revision;
  return (
    <section aria-labelledby={`version-${version}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <h2 id={`version-${version}`} className="text-base text-ink">
          {t('version', { version })}
        </h2>
        <Link
          href={`/members/${encodeURIComponent(editor.username)}`}
          className="hover:text-ink hover:underline"
        >
          {editor.displayName}
        </Link>
        <Time at={at} precise />
        {current && <Badge tone="accent">{t('currentVersion')}</Badge>}
      </div>
      {titleDiff && <WordDiff parts={titleDiff} />}
      <WordDiff parts={diff ?? [{ kind: 'same', text: source }]} />
    </section>
  );
}
