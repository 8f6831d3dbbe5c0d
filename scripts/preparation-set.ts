import sharp from 'sharp';
import { createRandom, normal, type Random } from '@/lib/training/random';

/**
 * A development set for the preparation of pictures: digits that are not MNIST's, in the ways in which people give
 * them. Seeded, so that two runs measure the same pictures.
 */
export interface SetPicture {
  kind: string;
  digit: number;
  file: Buffer;
}

/** Several ways to write each digit, as pen strokes on a square from (0, 0) to (100, 100). */
const STROKES: readonly (readonly string[])[] = [
  [
    'M50 6 C22 6 16 32 16 50 C16 70 24 94 50 94 C76 94 84 70 84 50 C84 32 78 6 50 6',
    'M60 8 C30 2 18 40 24 66 C30 98 74 98 80 60 C84 34 72 6 48 10',
  ],
  ['M50 6 L50 94', 'M38 22 L54 6 L54 94', 'M60 6 L44 94'],
  [
    'M20 28 C24 4 76 0 78 30 C79 52 34 72 20 92 L82 92',
    'M22 20 C40 2 72 6 72 28 C72 50 40 70 22 88 C34 80 40 80 50 86 C60 92 72 92 80 84',
  ],
  [
    'M22 14 C44 0 78 6 74 28 C71 44 54 47 44 47 C62 47 80 54 78 72 C75 98 36 98 18 82',
    'M22 8 L74 8 L46 42 C66 40 80 52 78 70 C74 96 38 98 20 84',
  ],
  ['M62 6 L18 64 L84 64 M62 6 L62 94', 'M26 8 L22 54 L78 54 M70 10 L68 94'],
  [
    'M76 8 L32 8 L27 44 C44 34 78 38 78 66 C78 94 40 98 20 82',
    'M34 8 L30 46 C50 36 78 42 76 68 C74 96 36 96 22 84 M32 9 L76 7',
  ],
  [
    'M70 6 C36 20 20 46 20 68 C20 88 36 95 50 95 C66 95 78 84 78 68 C78 52 66 44 52 44 C38 44 24 52 21 66',
    'M58 4 C34 30 26 52 28 72 C30 96 72 98 72 72 C72 52 42 52 30 70',
  ],
  ['M18 8 L80 8 C66 34 50 60 42 94', 'M20 10 L78 10 L40 94 M34 50 L70 50'],
  [
    'M50 47 C24 41 24 6 50 6 C76 6 76 41 50 47 C18 54 18 94 50 94 C82 94 82 54 50 47',
    'M72 18 C60 0 26 6 30 26 C34 48 74 50 72 74 C70 98 26 98 28 72 C30 50 70 46 72 18',
  ],
  [
    'M76 32 C76 48 64 56 50 56 C34 56 24 46 24 32 C24 16 36 6 50 6 C66 6 76 18 76 36 C76 62 66 86 52 95',
    'M74 26 C64 4 28 6 28 32 C28 56 66 54 74 28 L70 94',
  ],
];
const FONTS = ['DejaVu Sans', 'DejaVu Serif', 'Liberation Sans', 'Liberation Serif', 'Noto Sans CJK SC'];

interface Look {
  side: number;
  ink: string;
  paper: string;
  width: number;
  size: number;
  x: number;
  y: number;
  behind: string;
}

const PLAIN: Look = {
  side: 300,
  ink: '#111',
  paper: '#fff',
  width: 0.055,
  size: 0.6,
  x: 0.5,
  y: 0.5,
  behind: '',
};
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;
const between = (low: number, high: number, random: Random): number => low + (high - low) * random();

/** Another hand: every control point moved a little, the whole leaned and stretched. */
function penDigit(digit: number, look: Look, random: Random): string {
  const path = pick(STROKES[digit] ?? [], random).replace(/-?\d+(\.\d+)?/g, (n) =>
    (Number(n) + normal(random) * 1.8).toFixed(1),
  );
  const scale = (look.size * look.side) / 100;
  const lean = between(-14, 10, random).toFixed(1);
  const turn = between(-8, 8, random).toFixed(1);
  const stretch = between(0.75, 1.1, random);
  return `<g transform="translate(${look.x * look.side} ${look.y * look.side}) rotate(${turn}) skewX(${lean}) scale(${scale * stretch} ${scale}) translate(-50 -50)">
    <path d="${path}" fill="none" stroke="${look.ink}" stroke-width="${(look.width * look.side) / scale}" stroke-linecap="round" stroke-linejoin="round"/></g>`;
}

function printDigit(digit: number, look: Look, random: Random): string {
  const size = look.side * look.size * 1.3;
  return `<text x="${look.x * look.side}" y="${look.y * look.side + size * 0.36}" font-size="${size}" text-anchor="middle" font-family="${pick(FONTS, random)}" font-weight="${pick(['normal', 'bold'], random)}" fill="${look.ink}">${digit}</text>`;
}

const page = (look: Look, body: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${look.side}" height="${look.side}"><rect width="100%" height="100%" fill="${look.paper}"/>${look.behind}${body}</svg>`,
  );

const lines = (side: number, gap: number): string =>
  Array.from({ length: Math.floor(1 / gap) }, (_, i) => (i + 0.5) * gap * side)
    .map(
      (y) => `<line x1="0" x2="${side}" y1="${y}" y2="${y}" stroke="#9db4d8" stroke-width="${side / 260}"/>`,
    )
    .join('');

const shadow = (side: number, angle: number): string =>
  `<defs><linearGradient id="s" gradientTransform="rotate(${angle} .5 .5)"><stop offset="0" stop-color="#000" stop-opacity="0.45"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient></defs><rect width="${side}" height="${side}" fill="url(#s)"/>`;

/** Grain over a rendered page, and JPEG, as a phone leaves them. */
async function photograph(svg: Buffer, grain: number, random: Random): Promise<Buffer> {
  const { data, info } = await sharp(svg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i++)
    data[i] = Math.min(255, Math.max(0, (data[i] ?? 0) + normal(random) * grain));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .blur(0.7)
    .jpeg({ quality: 60 })
    .toBuffer();
}

type Maker = (digit: number, random: Random) => Promise<Buffer>;
const pen =
  (look: Partial<Look>): Maker =>
  (digit, random) =>
    sharp(page({ ...PLAIN, ...look }, penDigit(digit, { ...PLAIN, ...look }, random)))
      .png()
      .toBuffer();

/** Each kind of the set; `--kind` of the bench names one of them. */
export const KINDS: Record<string, Maker> = {
  pen: pen({}),
  print: (digit, random) =>
    sharp(page(PLAIN, printDigit(digit, PLAIN, random)))
      .png()
      .toBuffer(),
  'white on black': pen({ ink: '#fff', paper: '#000' }),
  transparent: (digit, random) =>
    pen({ paper: 'none', ink: pick(['#000', '#fff', '#c03'], random) })(digit, random),
  coloured: (digit, random) => {
    const [ink, paper] = pick(
      [
        ['#1d3fae', '#f4e7c3'],
        ['#fff176', '#14532d'],
        ['#d32f2f', '#bbdefb'],
        ['#5d4037', '#ffe0b2'],
      ],
      random,
    ) as [string, string];
    return pen({ ink, paper })(digit, random);
  },
  'off centre': (digit, random) =>
    pen({ size: 0.3, width: 0.03, x: between(0.2, 0.8, random), y: between(0.2, 0.8, random) })(
      digit,
      random,
    ),
  '20 px': (digit, random) => pen({ side: 20, size: 0.8, width: 0.1 })(digit, random),
  '12 megapixels': async (digit, random) => {
    const look = { ...PLAIN, side: 3464 };
    return sharp(page(look, penDigit(digit, look, random)))
      .flatten()
      .jpeg({ quality: 80 })
      .toBuffer();
  },
  thick: pen({ width: 0.13 }),
  thin: pen({ width: 0.006 }),
  pencil: pen({ ink: '#a8a8a8', width: 0.02 }),
  photograph: (digit, random) => {
    const look = { ...PLAIN, side: 900, ink: '#27304a', paper: '#e9e4d8', width: 0.025, size: 0.4 };
    const behind = lines(900, pick([0.09, 0.12, 0.2], random)) + shadow(900, between(0, 360, random));
    return photograph(page({ ...look, behind }, penDigit(digit, look, random)), 5, random);
  },
  noisy: (digit, random) =>
    photograph(page({ ...PLAIN, ink: '#333', paper: '#ccc' }, penDigit(digit, PLAIN, random)), 22, random),
  'turned by EXIF': async (digit, random) => {
    const upright = await pen({})(digit, random);
    return sharp(upright).rotate(-90).flatten().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  },
  'tight crop': (digit, random) => pen({ size: 0.97 })(digit, random),
  scan: async (digit, random) => {
    const small = await sharp(await pen({ width: 0.09, size: 0.85 })(digit, random))
      .resize(12, 12)
      .png()
      .toBuffer();
    return sharp(small).resize(96, 96, { kernel: 'linear' }).png().toBuffer();
  },
};

/** `perDigit` pictures of each digit in each kind. */
export async function* preparationSet(perDigit: number, seed = 1): AsyncGenerator<SetPicture> {
  const random = createRandom(seed);
  for (const [kind, make] of Object.entries(KINDS)) {
    for (let digit = 0; digit < 10; digit++) {
      for (let i = 0; i < perDigit; i++) yield { kind, digit, file: await make(digit, random) };
    }
  }
}
