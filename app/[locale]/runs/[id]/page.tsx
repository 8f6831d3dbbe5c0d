import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MissingRun } from '@/components/run/missing-run';
import { RunPage } from '@/components/run/run-page';
import { ClientMessages } from '@/components/shell/client-messages';
import { siteUrl } from '@/lib/env';
import { runPath } from '@/lib/runs/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { idParam } from '@/lib/web/path-params';
import { readSharedRun } from '@/lib/web/reads/runs';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export function generateStaticParams() {
  return [];
}

const readRun = async (id: string) => {
  const runId = idParam(id);
  return runId === null ? null : readSharedRun(runId);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const run = await readRun(id);
  if (!run) return {};
  const t = await getTranslations({ locale, namespace: 'runPages' });
  const description = t('description', { name: run.author.displayName, digit: run.digit });
  const metadata = pageMetadata(locale, runPath(run.id), { title: run.name, description });
  return { ...metadata, openGraph: { ...metadata.openGraph, images: [run.pictureUrl] } };
}

/** A shared run. One that is not shared is not there; its member is led to their own list. */
export default async function Page({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const run = await readRun(id);
  return (
    <ClientMessages namespaces={['runs', 'runPages']}>
      {run ? (
        <RunPage run={run} address={`${siteUrl()}/${locale}${runPath(run.id)}`} />
      ) : (
        <MissingRun id={idParam(id)} />
      )}
    </ClientMessages>
  );
}
