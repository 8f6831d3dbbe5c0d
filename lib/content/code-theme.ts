import dark from '@shikijs/themes/github-dark-default';
import light from '@shikijs/themes/github-light-default';
import type { ThemeRegistration } from 'shiki/core';

/** The colours of one kind of token in the two themes. */
export interface ColorPair {
  light: string;
  dark: string;
}

export const THEME_NAME = 'minibatch';
const FOREGROUND: ColorPair = {
  light: light.colors?.['editor.foreground'] ?? '#1f2328',
  dark: dark.colors?.['editor.foreground'] ?? '#e6edf3',
};
const BACKGROUND: ColorPair = {
  light: light.colors?.['editor.background'] ?? '#ffffff',
  dark: dark.colors?.['editor.background'] ?? '#0d1117',
};

/** Custom properties for the whole block. */
export const BLOCK_STYLE = `--shiki-light:${FOREGROUND.light};--shiki-dark:${FOREGROUND.dark};--shiki-light-bg:${BACKGROUND.light};--shiki-dark-bg:${BACKGROUND.dark}`;

/** Number of a pair, written as a colour: the tokenizer carries it through unread. */
const numberAsColor = (index: number): string =>
  `#${(index + 1).toString(16).padStart(6, '0').toUpperCase()}`;

/**
 * Both themes have the same rules and differ in the colours alone. So one theme of numbers stands for both, each block
 * is tokenized once instead of twice, and the numbers become pairs of colours afterwards.
 */
function buildTheme(): { theme: ThemeRegistration; pairs: Map<string, ColorPair> } {
  const lightRules = light.tokenColors ?? [];
  const darkRules = dark.tokenColors ?? [];
  const pairs = new Map<string, ColorPair>();
  const numbers = new Map<string, string>();
  const tokenColors = lightRules.map((rule, index) => {
    const lightColor = rule.settings.foreground ?? FOREGROUND.light;
    const darkColor = darkRules[index]?.settings.foreground ?? FOREGROUND.dark;
    const key = `${lightColor}/${darkColor}`;
    const number = numbers.get(key) ?? numberAsColor(numbers.size);
    numbers.set(key, number);
    pairs.set(number, { light: lightColor, dark: darkColor });
    return { ...rule, settings: { ...rule.settings, foreground: number } };
  });
  const theme: ThemeRegistration = {
    name: THEME_NAME,
    type: 'light',
    colors: { 'editor.foreground': '#FFFFFE', 'editor.background': '#FFFFFF' },
    tokenColors,
  };
  for (const [number, pair] of pairs)
    if (pair.light === FOREGROUND.light && pair.dark === FOREGROUND.dark) pairs.delete(number);
  return { theme, pairs };
}

export const { theme: THEME, pairs: COLOR_PAIRS } = buildTheme();
