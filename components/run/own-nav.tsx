import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';

/** What a member keeps in the sandbox: runs, and the corrections that they gave. */
export function OwnNav({ current }: { current: 'runs' | 'corrections' }) {
  const t = useTranslations('runPages');
  const sections = [
    { key: 'runs', href: '/sandbox/runs', label: t('runs') },
    { key: 'corrections', href: '/sandbox/runs/corrections', label: t('corrections') },
  ] as const;
  return (
    <nav aria-label={t('sections')}>
      <ul className="tab-list">
        {sections.map(({ key, href, label }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={key === current ? 'page' : undefined}
              className="tab flex items-center"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
