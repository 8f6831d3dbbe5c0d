import { useTranslations } from 'next-intl';
import { TabLinks } from '@/components/ui/tab-links';

/** What a member keeps in the sandbox: runs, and the corrections that they gave. */
export function OwnNav({ current }: { current: 'runs' | 'corrections' }) {
  const t = useTranslations('runPages');
  const links = [
    { key: 'runs', href: '/sandbox/runs', label: t('runs') },
    { key: 'corrections', href: '/sandbox/runs/corrections', label: t('corrections') },
  ];
  return <TabLinks label={t('sections')} links={links} current={current} />;
}
