import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { ViewerProvider } from '@/components/shell/viewer-provider';
import { routing } from '@/i18n/routing';
import '../globals.css';

/** Nothing is made during the build: pages come from the database, when they are first asked for. */
export function generateStaticParams() {
  return [];
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
      <body>
        <ClientMessages>
          <ViewerProvider>{children}</ViewerProvider>
        </ClientMessages>
      </body>
    </html>
  );
}
