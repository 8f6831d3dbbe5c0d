import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PreferencesForm } from '@/components/member/preferences-form';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readSettings } from '@/lib/web/reads/members';
import { requireViewer } from '@/lib/web/session';
import { timeZoneNames } from '@/lib/web/time-zone-names';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return privatePageMetadata(t('preferences.title'));
}

/** Language, look and time zone. */
export default async function PreferencesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/settings');
  const settings = await readSettings(viewer);
  if (!settings) notFound();
  const t = await getTranslations('settings');
  const saved = (await searchParams).notice === 'saved';
  return (
    <>
      <h1>{t('preferences.title')}</h1>
      {saved && <Alert tone="good">{t('saved')}</Alert>}
      <Card as="div">
        <PreferencesForm settings={settings} timeZones={timeZoneNames(settings.timeZone)} />
      </Card>
    </>
  );
}
