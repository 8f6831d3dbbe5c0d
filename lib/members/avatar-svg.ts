/**
 * OKLCH with lightness 0.5, hue 15 + 30 n and the largest chroma up to 0.12 that sRGB holds: on each of them white has
 * at least 5.6:1 (WCAG), so that the letter reads at 20 px.
 */
const COLOURS: readonly string[] = [
  ...['#9b424d', '#994920', '#865901', '#6d6603', '#437224', '#007654'],
  ...['#017272', '#006e8c', '#2e64a6', '#5d57a4', '#7d4b92', '#914373'],
];

/** The fonts that the site's text has: a picture's letter looks like the name beside it. */
const FONTS =
  "system-ui,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans',sans-serif";

/**
 * The generated avatar: a letter on one of twelve hues, the same for the same address. Null where the address is none
 * that `avatarUrlOf` makes: an open range of letters would be an open range of cached files.
 */
export function avatarSvg(codePoint: number, hue: number): string | null {
  const colour = COLOURS[hue];
  if (!colour || !(codePoint >= 0x30 && codePoint <= 0x3ffff)) return null;
  const letter = String.fromCodePoint(codePoint);
  if (!/^[\p{L}\p{N}]$/u.test(letter)) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" fill="${colour}"/><text x="48" y="50" fill="#fff" font-family="${FONTS}" font-size="46" font-weight="500" text-anchor="middle" dominant-baseline="central">${letter.toUpperCase()}</text></svg>`;
}
