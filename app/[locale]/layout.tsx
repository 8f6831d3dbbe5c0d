import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale, type Locale } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { Shell } from '@/components/shell/shell';
import { ViewerProvider } from '@/components/shell/viewer-provider';
import { ToastProvider } from '@/components/ui/toast';
import { routing } from '@/i18n/routing';
import { EARLY_SCRIPT } from '@/lib/early-script';
import { siteUrl } from '@/lib/env';
import '../globals.css';

/** Nothing is made during the build: pages come from the database, when they are first asked for. */
export function generateStaticParams() {
  return [];
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1014' },
  ],
};

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale: locale as Locale, namespace: 'common' });
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: `Minibatch · ${t('tagline')}`, template: '%s · Minibatch' },
    description: t('tagline'),
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script>{EARLY_SCRIPT}</script>
      </head>
      <body>
        <ClientMessages>
          <ViewerProvider>
            <ToastProvider>
              <Shell>{children}</Shell>
            </ToastProvider>
          </ViewerProvider>
        </ClientMessages>
      </body>
    </html>
  );
}
