import sharp from 'sharp';
import { normal, type Random } from '@/lib/training/random';
import { DOTS, PITFALLS, SEGMENT_LINES, SEGMENTS, STROKES } from './strokes';

/** How a page and the writing on it look. Lengths are shares of the page's shorter side. */
export interface Look {
  width: number;
  height: number;
  ink: string;
  paper: string;
  /** Width of the pen. */
  pen: number;
  /** Height of the digit. */
  size: number;
  /** The digit's middle. */
  x: number;
  y: number;
  /** SVG below and above the writing. */
  behind: string;
  before: string;
}

const PLAIN: Look = {
  width: 300,
  height: 300,
  ink: '#111',
  paper: '#fff',
  pen: 0.055,
  size: 0.6,
  x: 0.5,
  y: 0.5,
  behind: '',
  before: '',
};

export const lookOf = (look: Partial<Look> = {}): Look => ({ ...PLAIN, ...look });
export const pick = <T>(list: readonly T[], random: Random): T =>
  list[Math.floor(random() * list.length)] as T;
export const between = (low: number, high: number, random: Random): number => low + (high - low) * random();
const side = ({ width, height }: Look): number => Math.min(width, height);

/** Fonts of a common machine; where one is missing, the renderer takes another. */
const FONTS = [
  'DejaVu Sans',
  'DejaVu Serif',
  'DejaVu Sans Mono',
  'Liberation Sans',
  'Liberation Serif',
  'Liberation Mono',
  'Noto Sans CJK SC',
  'Noto Serif CJK SC',
];

/** How a digit is written: paths on the square of STROKES, or text of a font. */
export type Hand = (digit: number, look: Look, random: Random) => string;

/** Moves every point of a path a little: another hand. */
const shaken = (path: string, amount: number, random: Random): string =>
  path.replace(/-?\d+(\.\d+)?/g, (n) => (Number(n) + normal(random) * amount).toFixed(1));

/** Puts a drawing of the square of STROKES where the look wants it, leaned, turned and stretched. */
function put(drawing: string, look: Look, { lean = 0, turn = 0, stretch = 1 } = {}): string {
  const scale = (look.size * side(look)) / 100;
  const [x, y] = [look.x * look.width, look.y * look.height];
  return `<g transform="translate(${x} ${y}) rotate(${turn.toFixed(1)}) skewX(${lean.toFixed(1)}) scale(${scale * stretch} ${scale}) translate(-50 -50)">${drawing}</g>`;
}

const penWidth = (look: Look): number => (100 * look.pen) / look.size;

const stroke = (path: string, look: Look, more = ''): string =>
  `<path d="${path}" fill="none" stroke="${look.ink}" stroke-width="${penWidth(look).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

const slant = (random: Random) => ({
  lean: between(-14, 10, random),
  turn: between(-8, 8, random),
  stretch: between(0.75, 1.1, random),
});

export const penHand: Hand = (digit, look, random) =>
  put(stroke(shaken(pick(STROKES[digit] ?? [], random), 1.8, random), look), look, slant(random));

export const uprightHand: Hand = (digit, look, random) =>
  put(stroke(shaken(pick(STROKES[digit] ?? [], random), 1, random), look), look);

export const pitfallHand: Hand = (digit, look, random) =>
  put(stroke(shaken(pick(PITFALLS[digit] ?? [], random), 1, random), look), look, slant(random));

export const dottedHand: Hand = (digit, look, random) => {
  const pen = penWidth(look);
  const dash = `stroke-dasharray="0.1 ${(pen * between(1.5, 2.1, random)).toFixed(2)}"`;
  return put(stroke(shaken(pick(STROKES[digit] ?? [], random), 1, random), look, dash), look);
};

/** A broad nib: the same line many times along a slope, so that strokes swell and taper. */
export const nibHand: Hand = (digit, look, random) => {
  const path = shaken(pick(STROKES[digit] ?? [], random), 1.2, random);
  const fine = { ...look, pen: look.pen * 0.35 };
  const reach = penWidth(look) * 0.5;
  const angle = between(0.4, 1.2, random);
  const copies = Array.from({ length: 9 }, (_, i) => {
    const at = ((i - 4) / 4) * reach;
    return `<g transform="translate(${(Math.cos(angle) * at).toFixed(2)} ${(-Math.sin(angle) * at).toFixed(2)})">${stroke(path, fine)}</g>`;
  });
  return put(copies.join(''), look, slant(random));
};

/** Chalk: a rough line, with grains of the board in it. */
export const chalkHand: Hand = (digit, look, random) => {
  const path = shaken(pick(STROKES[digit] ?? [], random), 1.4, random);
  const pen = penWidth(look);
  const rough = [1, 0.7, 0.85].map((share, i) =>
    stroke(
      path,
      { ...look, pen: look.pen * share },
      `opacity="${0.5 + 0.15 * i}" stroke-dasharray="${(pen * (2 + i)).toFixed(1)} ${(pen * 0.12 * i).toFixed(1)}"`,
    ),
  );
  return put(rough.join(''), look, slant(random));
};

const fontHand =
  (fonts: readonly string[], style = ''): Hand =>
  (digit, look, random) => {
    const size = side(look) * look.size * 1.37;
    const font = pick(fonts, random);
    const weight = pick(['normal', 'bold'], random);
    return `<text x="${look.x * look.width}" y="${look.y * look.height + size * 0.36}" font-size="${size}" text-anchor="middle" font-family="${font}" font-weight="${weight}" ${style} fill="${look.ink}">${digit}</text>`;
  };

export const printHand = fontHand(FONTS);
export const italicHand = fontHand(FONTS, 'font-style="italic"');
/** Print in fonts that the operator names. */
export const printIn = (fonts: readonly string[]): Hand => fontHand(fonts);

export const segmentHand: Hand = (digit, look, random) => {
  const gap = between(0, 4, random);
  const lines = [...(SEGMENTS[digit] ?? '')].map((name) => SEGMENT_LINES[name]).join(' ');
  const drawing = `<path d="${lines}" fill="none" stroke="${look.ink}" stroke-width="${(11 - gap).toFixed(1)}" stroke-linecap="butt"/>`;
  return put(drawing, look, { lean: pick([0, -6, -10], random), stretch: between(0.75, 0.95, random) });
};

export const matrixHand: Hand = (digit, look, random) => {
  const radius = between(5, 6.4, random);
  const dots = (DOTS[digit] ?? []).flatMap((row, y) =>
    [...row].map((on, x) =>
      on === '1' ? `<circle cx="${24 + x * 13}" cy="${11 + y * 13}" r="${radius.toFixed(1)}"/>` : '',
    ),
  );
  return put(`<g fill="${look.ink}">${dots.join('')}</g>`, look);
};

/** A page with a body on it, as SVG. */
export const page = (look: Look, body: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${look.width}" height="${look.height}"><rect width="100%" height="100%" fill="${look.paper}"/>${look.behind}${body}${look.before}</svg>`,
  );

/** A page as a PNG file. */
export const png = (look: Look, body: string): Promise<Buffer> => sharp(page(look, body)).png().toBuffer();

const line = (x1: number, y1: number, x2: number, y2: number, colour: string, width: number): string =>
  `<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;

/** Ruled paper; `squared` draws both ways. `tilt` in degrees. */
export function ruled(
  look: Look,
  gap: number,
  { squared = false, tilt = 0, colour = '#9db4d8', width = 1 / 260 } = {},
): string {
  const long = 2 * Math.max(look.width, look.height);
  const step = gap * side(look);
  const places = Array.from({ length: Math.ceil((2 * long) / step) }, (_, i) => i * step - long / 2);
  const lines = places.flatMap((at) => [
    line(-long, at, 2 * long, at, colour, side(look) * width),
    ...(squared ? [line(at, -long, at, 2 * long, colour, side(look) * width)] : []),
  ]);
  return `<g transform="rotate(${tilt} ${look.width / 2} ${look.height / 2})">${lines.join('')}</g>`;
}

/** Light from one side: the other is darker. */
export const shadow = (look: Look, angle: number, depth = 0.45): string =>
  `<defs><linearGradient id="s" gradientTransform="rotate(${angle} .5 .5)"><stop offset="0" stop-color="#000" stop-opacity="${depth}"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient></defs><rect width="${look.width}" height="${look.height}" fill="url(#s)"/>`;

/** Dark corners. */
export const vignette = (look: Look, depth = 0.5): string =>
  `<defs><radialGradient id="v" r="0.75"><stop offset="0.45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${depth}"/></radialGradient></defs><rect width="${look.width}" height="${look.height}" fill="url(#v)"/>`;

/** A box drawn around the middle of the page. */
export const frame = (look: Look, inset: number, width: number, round: number): string => {
  const by = inset * side(look);
  return `<rect x="${by}" y="${by}" width="${look.width - 2 * by}" height="${look.height - 2 * by}" rx="${round * side(look)}" fill="none" stroke="${look.ink}" stroke-width="${width * side(look)}"/>`;
};

/** A line of small words. */
export const caption = (look: Look, x: number, y: number, size: number, words: string): string =>
  `<text x="${x * look.width}" y="${y * look.height}" font-size="${size * side(look)}" text-anchor="middle" font-family="DejaVu Sans" fill="${look.ink}">${words}</text>`;

/** The bar of a window: coloured, with a title and three buttons. */
export function toolbar(look: Look, colour: string): string {
  const high = 0.1 * look.height;
  const button = (i: number) =>
    `<circle cx="${look.width - (i + 0.7) * high}" cy="${high / 2}" r="${high * 0.22}" fill="#eee"/>`;
  return `<rect width="${look.width}" height="${high}" fill="${colour}"/>${[0, 1, 2].map(button).join('')}<text x="${high * 0.5}" y="${high * 0.65}" font-size="${high * 0.45}" font-family="DejaVu Sans" fill="#eee">drawing</text>`;
}

/** Grain over a rendered page, blur, and JPEG, as a phone leaves them. */
export async function photograph(
  svg: Buffer,
  random: Random,
  { grain = 5, blur = 0.7, quality = 60 } = {},
): Promise<Buffer> {
  const { data, info } = await sharp(svg).flatten().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i++)
    data[i] = Math.min(255, Math.max(0, (data[i] ?? 0) + normal(random) * grain));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .blur(blur)
    .jpeg({ quality })
    .toBuffer();
}
