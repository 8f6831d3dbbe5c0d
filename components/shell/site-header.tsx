import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { Menu, MenuLine } from '@/components/ui/menu';
import { Link } from '@/i18n/navigation';
import { LanguageSwitch } from './language-switch';
import { NavLink } from './nav-link';
import { ThemeItems, ThemeMenu } from './theme-menu';
import { ViewerCorner } from './viewer-corner';

/** What the header leads to. `under` lists further paths that belong to an entry. */
const ENTRIES = [
  { href: '/boards', label: 'boards', under: ['/topics', '/tags'] },
  { href: '/latest', label: 'latest', under: [] },
  { href: '/sandbox', label: 'sandbox', under: [] },
  { href: '/models/mnist-mlp', label: 'model', under: [] },
] as const;

/** The head of every page: where one is, what there is, and the viewer's own corner. */
export function SiteHeader() {
  const t = useTranslations('shell');
  return (
    <header className="site-header">
      <div className="site-header-row">
        <Link href="/" className="wordmark">
          <span aria-hidden="true">[</span>minibatch<span aria-hidden="true">]</span>
        </Link>
        <nav aria-label={t('mainNavigation')} className="site-nav">
          {ENTRIES.map(({ href, label, under }) => (
            <NavLink key={href} href={href} under={under} className="site-nav-link">
              {t(label)}
            </NavLink>
          ))}
        </nav>
        <div className="site-tools">
          <LanguageSwitch className={buttonClass('quiet', 'md', 'site-wide')} />
          <ThemeMenu className="site-wide" />
          <ViewerCorner />
          <PhoneMenu />
        </div>
      </div>
    </header>
  );
}

/** The navigation of a narrow window: a popover, which needs no JavaScript. */
function PhoneMenu() {
  const t = useTranslations('shell');
  return (
    <Menu icon="menu" label={t('menu')} className="site-narrow">
      <nav aria-label={t('menu')}>
        {ENTRIES.map(({ href, label, under }) => (
          <NavLink key={href} href={href} under={under} className="menu-item">
            {t(label)}
          </NavLink>
        ))}
        <NavLink href="/about" className="menu-item">
          {t('about')}
        </NavLink>
      </nav>
      <MenuLine />
      <LanguageSwitch className="menu-item" icon />
      <ThemeItems />
    </Menu>
  );
}
