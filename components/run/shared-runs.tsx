import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { type RunCard, runPath } from '@/lib/runs/views';
import { RunThumbnail } from './run-thumbnail';

/** The newest runs that a member shares, as small pictures; nothing where there are none. */
export function SharedRuns({ runs }: { runs: readonly RunCard[] }) {
  const t = useTranslations('runPages');
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="shared-runs" className="grid gap-3">
      <h2 id="shared-runs">{t('newestRuns')}</h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3">
        {runs.map((run) => (
          <li key={run.id} className="grid content-start gap-1 rounded border border-line p-2">
            <RunThumbnail run={run} />
            <Link href={runPath(run.id)} className="truncate text-sm text-accent underline">
              {run.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
