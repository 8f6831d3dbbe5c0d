'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import type { IconName } from '@/components/ui/icon';
import { Menu, MenuButton } from '@/components/ui/menu';
import { applyTheme, storedTheme, THEME_EVENT, THEMES, type Theme } from './theme';

const LOOK: Record<Theme, { icon: IconName; label: 'themeSystem' | 'themeLight' | 'themeDark' }> = {
  system: { icon: 'contrast', label: 'themeSystem' },
  light: { icon: 'sun', label: 'themeLight' },
  dark: { icon: 'moon', label: 'themeDark' },
};

/** The switch of the look, in the header. Without JavaScript the system decides and the switch is hidden. */
export function ThemeMenu({ className }: { className?: string }) {
  const t = useTranslations('shell');
  const theme = useTheme();
  return (
    <Menu icon={LOOK[theme].icon} label={t('theme')} className={`needs-script ${className ?? ''}`}>
      <ThemeItems />
    </Menu>
  );
}

/** The three choices, for a menu. */
export function ThemeItems() {
  const t = useTranslations('shell');
  const current = useTheme();
  return (
    <fieldset className="needs-script" aria-label={t('theme')}>
      {THEMES.map((theme) => (
        <MenuButton
          key={theme}
          icon={LOOK[theme].icon}
          aria-pressed={theme === current}
          onClick={() => applyTheme(theme)}
        >
          {t(LOOK[theme].label)}
        </MenuButton>
      ))}
    </fieldset>
  );
}

/** The chosen theme; `system` in the server's html and until the browser has been asked. */
function useTheme(): Theme {
  return useSyncExternalStore(
    listen,
    () => storedTheme() ?? 'system',
    () => 'system',
  );
}

function listen(changed: () => void): () => void {
  window.addEventListener(THEME_EVENT, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(THEME_EVENT, changed);
    window.removeEventListener('storage', changed);
  };
}
