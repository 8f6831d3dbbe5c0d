import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Explanation } from '@/components/sandbox/explanation';
import { Workbench } from '@/components/sandbox/workbench';
import { xrayFormulas } from '@/components/sandbox/xray/formulas';
import { XrayFormulas } from '@/components/sandbox/xray/formulas-context';
import { ClientMessages } from '@/components/shell/client-messages';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readModelVersions } from '@/lib/web/reads/models';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'sandbox' });
  return pageMetadata(locale, '/sandbox', { title: t('title'), description: t('lead') });
}

/** Draw or upload a digit; the shared network reads it. The page is the same for everyone. */
export default async function SandboxPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <Sandbox />;
}

function Sandbox() {
  const t = useTranslations('sandbox');
  return (
    <div className="grid gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="max-w-[70ch] text-muted">{t('lead')}</p>
      </header>
      <ClientMessages namespaces={['sandbox', 'widget', 'runs', 'xray']}>
        <XrayFormulas formulas={xrayFormulas()}>
          <Workbench {...readModelVersions('mnist-mlp')} />
        </XrayFormulas>
      </ClientMessages>
      <Explanation />
    </div>
  );
}
