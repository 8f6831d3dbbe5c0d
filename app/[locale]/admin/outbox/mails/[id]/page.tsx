import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OutboxMail } from '@/components/member/outbox-mail';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { pathId } from '@/lib/web/path-id';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readOutboxMail } from '@/lib/web/reads/outbox';
import { getViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.outbox' });
  return privatePageMetadata(t('title'));
}

/** One mail of the outbox, for administrators. */
export default async function OutboxMailPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const mail = await readOutboxMail(await getViewer(), pathId(id));
  if (!mail) notFound();
  const t = await getTranslations('admin.outbox');
  return (
    <div className="grid gap-4">
      <Breadcrumbs items={[{ label: t('title'), href: '/admin/outbox' }, { label: `#${mail.id}` }]} />
      <OutboxMail mail={mail} />
    </div>
  );
}
