import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A colour of the tokens: lightness 0..1, chroma, hue in degrees. */
export interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

const COLOUR = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;
const TOKEN = /^\s*--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\);/gm;

function parse(text: string): Oklch {
  const [, lightness, chroma, hue] = [...text.matchAll(COLOUR)][0] ?? [];
  return { lightness: Number(lightness), chroma: Number(chroma), hue: Number(hue) };
}

/** The colour tokens of app/globals.css in both themes, by name. */
export function readTokens(): Map<string, { light: Oklch; dark: Oklch }> {
  const css = readFileSync(fileURLToPath(new URL('../../../app/globals.css', import.meta.url)), 'utf8');
  return new Map(
    [...css.matchAll(TOKEN)].map(([, name, light, dark]) => [
      name ?? '',
      { light: parse(light ?? ''), dark: parse(dark ?? '') },
    ]),
  );
}

/** OKLCH to linear sRGB, cut to the gamut as a screen does (CSS Color 4, section 9; Ottosson 2020). */
function linearRgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: Oklch, other: Oklch): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}
