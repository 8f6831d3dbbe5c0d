import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OwnCorrections } from '@/components/hard-set/own-corrections';
import { OwnNav } from '@/components/run/own-nav';
import { QueryPages } from '@/components/run/query-pages';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { OwnCorrection } from '@/lib/hard-set/views';
import type { Paged } from '@/lib/topics/views';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readOwnCorrections } from '@/lib/web/reads/runs';
import { type PageQuery, pageOfQuery } from '@/lib/web/run-query';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<PageQuery>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'hardSet' });
  return privatePageMetadata(t('ownTitle'));
}

/** The pictures that the viewer gave to the hard set, and what became of them. */
export default async function CorrectionsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/sandbox/runs/corrections');
  const corrections = await readOwnCorrections(viewer, pageOfQuery(await searchParams));
  if (!corrections) notFound();
  return (
    <ClientMessages namespaces={['hardSet']}>
      <Corrections corrections={corrections} />
    </ClientMessages>
  );
}

function Corrections({ corrections }: { corrections: Paged<OwnCorrection> }) {
  const t = useTranslations('hardSet');
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5">
      <header className="grid gap-2">
        <h1>{t('ownTitle')}</h1>
        <p className="max-w-[70ch] text-muted">{t('ownLead')}</p>
      </header>
      <OwnNav current="corrections" />
      <OwnCorrections
        corrections={corrections.items}
        none={
          <EmptyState
            icon="edit"
            title={t('ownNone')}
            action={<ButtonLink href="/sandbox">{t('toSandbox')}</ButtonLink>}
          >
            {t('ownNoneText')}
          </EmptyState>
        }
      />
      <QueryPages
        path="/sandbox/runs/corrections"
        query={{}}
        page={corrections.page}
        pages={corrections.pageCount}
      />
    </div>
  );
}
