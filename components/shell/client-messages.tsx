import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** Namespaces that client components find on every page. */
const EVERYWHERE = ['common', 'shell', 'errors'] as const;

/**
 * Gives the client components below it the texts of these namespaces beside those of every page. Only what is
 * named travels to the browser: server components need none of it.
 */
export async function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: readonly string[];
  children: ReactNode;
}) {
  const messages = await getMessages();
  const wanted = new Set<string>([...EVERYWHERE, ...namespaces]);
  const picked = Object.fromEntries(Object.entries(messages).filter(([name]) => wanted.has(name)));
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
