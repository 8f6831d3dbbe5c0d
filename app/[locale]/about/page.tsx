import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { pageMetadata } from '@/lib/web/page-metadata';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'about' });
  return pageMetadata(locale, '/about', { title: t('title'), description: t('lead') });
}

/** What this site is, how it treats what people give it, and how programs use it. */
export default async function AboutPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <About />;
}

/** Links inside the texts: `<boards>…</boards>` in a message becomes a link to the boards. */
const LINKS = {
  boards: (chunks: ReactNode) => <Link href="/boards">{chunks}</Link>,
  sandbox: (chunks: ReactNode) => <Link href="/sandbox">{chunks}</Link>,
  model: (chunks: ReactNode) => <Link href="/models/mnist-mlp">{chunks}</Link>,
  settings: (chunks: ReactNode) => <Link href="/settings">{chunks}</Link>,
  openapi: (chunks: ReactNode) => <a href="/api/v1/openapi.json">{chunks}</a>,
  code: (chunks: ReactNode) => <code>{chunks}</code>,
};

const SECTIONS = [
  { id: 'here', lines: ['boards', 'writing', 'sandbox'] },
  { id: 'name', lines: ['text'] },
  { id: 'privacy', lines: ['own', 'cookies', 'browser', 'pictures'] },
  { id: 'programs', lines: ['api', 'tokens'] },
  { id: 'languages', lines: ['text'] },
  { id: 'licence', lines: ['text'] },
] as const;

function About() {
  const t = useTranslations('about');
  return (
    <article>
      <h1>{t('title')}</h1>
      <p className="mt-3 max-w-[38em] text-lg">{t('lead')}</p>
      {SECTIONS.map(({ id, lines }) => (
        <section
          key={id}
          aria-labelledby={id}
          className="mt-8 grid gap-x-8 gap-y-2 border-t border-line pt-6 md:grid-cols-[14rem_1fr]"
        >
          <h2 id={id} className="text-balance">
            {t(`${id}.title`)}
          </h2>
          <div className="prose">
            {lines.map((line) => (
              <p key={line}>{t.rich(`${id}.${line}`, LINKS)}</p>
            ))}
          </div>
        </section>
      ))}
    </article>
  );
}
