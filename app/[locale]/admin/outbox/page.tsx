import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OutboxList } from '@/components/member/outbox-list';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { pathId } from '@/lib/web/path-id';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { isMailSent, readOutbox } from '@/lib/web/reads/outbox';
import { getViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; page?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.outbox' });
  return privatePageMetadata(t('title'));
}

/** The mail that the site sent or kept, for administrators; for everyone else there is no such page. */
export default async function OutboxPage({ params }: Props) {
  const { locale, page = '1' } = await params;
  setRequestLocale(locale);
  const outbox = await readOutbox(await getViewer(), pathId(page));
  if (!outbox) notFound();
  const t = await getTranslations('admin.outbox');
  return (
    <div className="grid gap-4">
      <h1>{t('title')}</h1>
      <Alert tone={isMailSent() ? 'info' : 'warn'}>{t(isMailSent() ? 'sent' : 'kept')}</Alert>
      {outbox.total > 0 ? (
        <OutboxList mails={outbox.items} />
      ) : (
        <EmptyState icon="mail" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      <Pagination basePath="/admin/outbox" page={outbox.page} pages={outbox.pageCount} />
    </div>
  );
}
