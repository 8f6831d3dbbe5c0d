import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { KeepUploadForm } from '@/components/run/keep-upload-form';
import { OwnNav } from '@/components/run/own-nav';
import { OwnRuns } from '@/components/run/own-runs';
import { QueryPages } from '@/components/run/query-pages';
import { RunFilterForm } from '@/components/run/run-filter';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { RUNS_PER_MEMBER_MAX } from '@/lib/limits';
import type { RunCard, RunFilter } from '@/lib/runs/views';
import type { Paged } from '@/lib/topics/views';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readModelVersions } from '@/lib/web/reads/models';
import { readOwnRuns } from '@/lib/web/reads/runs';
import { type PageQuery, pageOfQuery, runFilterOfQuery } from '@/lib/web/run-query';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

const MODEL = 'mnist-mlp';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<PageQuery>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'runPages' });
  return privatePageMetadata(t('ownTitle'));
}

/** The viewer's own runs. */
export default async function OwnRunsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/sandbox/runs');
  const query = await searchParams;
  const filter = runFilterOfQuery(query, MODEL);
  const runs = await readOwnRuns(viewer, pageOfQuery(query), filter);
  if (!runs.ok) notFound();
  return (
    <ClientMessages namespaces={['runPages', 'runs']}>
      <Runs runs={runs.value} filter={filter} />
    </ClientMessages>
  );
}

function Runs({ runs, filter }: { runs: Paged<RunCard>; filter: RunFilter }) {
  const t = useTranslations('runPages');
  const { versions, defaultVersion } = readModelVersions(MODEL);
  const narrowed = filter.digit !== undefined || filter.version !== undefined || filter.shared !== undefined;
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5">
      <header className="grid gap-2">
        <h1>{t('ownTitle')}</h1>
        <p className="max-w-[70ch] text-muted">{t('ownLead', { max: RUNS_PER_MEMBER_MAX })}</p>
      </header>
      <OwnNav current="runs" />
      <KeepUploadForm model={MODEL} versions={versions} defaultVersion={defaultVersion} />
      {(runs.total > 0 || narrowed) && <RunFilterForm model={MODEL} versions={versions} filter={filter} />}
      {runs.total > 0 && <p className="text-sm text-muted">{t('count', { count: runs.total })}</p>}
      <OwnRuns
        runs={runs.items}
        none={
          <EmptyState
            icon="digit"
            title={narrowed ? t('noneFound') : t('none')}
            action={<ButtonLink href="/sandbox">{t('toSandbox')}</ButtonLink>}
          >
            {narrowed ? t('noneFoundText') : t('noneText')}
          </EmptyState>
        }
      />
      <QueryPages
        path="/sandbox/runs"
        query={Object.fromEntries(
          Object.entries({ digit: filter.digit, version: filter.version, shared: filter.shared })
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => [name, String(value)]),
        )}
        page={runs.page}
        pages={runs.pageCount}
      />
    </div>
  );
}
