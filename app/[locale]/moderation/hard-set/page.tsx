import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ReviewQueue } from '@/components/hard-set/review-queue';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { PendingPicture } from '@/lib/hard-set/views';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readPending } from '@/lib/web/reads/runs';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'hardSet' });
  return privatePageMetadata(t('queueTitle'));
}

/** Corrections that wait for a moderator. For everybody else the page is not there. */
export default async function HardSetQueuePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/moderation/hard-set');
  const pending = await readPending(viewer);
  if (!pending.ok) notFound();
  return (
    <ClientMessages namespaces={['hardSet']}>
      <Queue {...pending.value} />
    </ClientMessages>
  );
}

function Queue({ items, total }: { items: PendingPicture[]; total: number }) {
  const t = useTranslations('hardSet');
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
      <header className="grid gap-2">
        <h1>{t('queueTitle')}</h1>
        <p className="max-w-[70ch] text-muted">{t('queueLead')}</p>
        <p className="text-sm text-muted">
          {t.rich('keys', { key: (chunks) => <kbd className="rounded bg-sunken px-1">{chunks}</kbd> })}
        </p>
      </header>
      {/* Also there when it is empty: it says what became of the last one. */}
      <ReviewQueue items={items} total={total} />
      {total === 0 && (
        <EmptyState
          icon="check"
          title={t('queueNone')}
          action={<ButtonLink href="/models/mnist-mlp#hard-set">{t('toHardSet')}</ButtonLink>}
        >
          {t('queueNoneText')}
        </EmptyState>
      )}
    </div>
  );
}
