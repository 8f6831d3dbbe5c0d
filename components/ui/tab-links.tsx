import { Link } from '@/i18n/navigation';

/** Pages beside each other, drawn as tabs: `label` names the group, `href` has no language. */
export function TabLinks({
  label,
  links,
  current,
}: {
  label: string;
  links: readonly { key: string; href: string; label: string }[];
  /** Key of the page that is shown. */
  current: string;
}) {
  return (
    <nav aria-label={label}>
      <ul className="tab-list">
        {links.map((link) => (
          <li key={link.key}>
            <Link
              href={link.href}
              aria-current={link.key === current ? 'page' : undefined}
              className="tab flex items-center"
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
