import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/member/settings-nav';
import { ClientMessages } from '@/components/shell/client-messages';

/** The frame of the settings. It guards nothing: each page asks who is there. */
export default async function SettingsLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('settings');
  return (
    <ClientMessages namespaces={['settings', 'members']}>
      <p className="mb-2 text-sm text-muted">{t('title')}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[12rem_minmax(0,44rem)]">
        <SettingsNav />
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">{children}</div>
      </div>
    </ClientMessages>
  );
}
