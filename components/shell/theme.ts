import { THEME_KEY } from '@/lib/early-script';

/** How the page looks: as the system says, or always light or dark. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
/** Fired on the window when the theme was changed in this page; `storage` tells the other pages. */
export const THEME_EVENT = 'minibatch:theme';

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

/** The theme chosen in this browser; null where none was ever chosen. */
export function storedTheme(): Theme | null {
  try {
    const value = localStorage.getItem(THEME_KEY);
    return isTheme(value) ? value : null;
  } catch {
    return null;
  }
}

/** Shows a theme at once and keeps it in this browser. Settings call it after saving; the header's switch too. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
  window.dispatchEvent(new Event(THEME_EVENT));
}
