import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SessionList } from '@/components/member/session-list';
import { Card } from '@/components/ui/card';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readSessions } from '@/lib/web/reads/members';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return privatePageMetadata(t('sessions.title'));
}

/** Where the member is signed in. */
export default async function SessionsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/settings/sessions');
  const sessions = await readSessions(viewer);
  if (!sessions.ok) notFound();
  const t = await getTranslations('settings.sessions');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="text-sm text-muted">{t('lead')}</p>
      <Card as="div">
        <SessionList sessions={sessions.value} />
      </Card>
    </>
  );
}
