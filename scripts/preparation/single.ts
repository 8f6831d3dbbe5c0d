import sharp, { type Sharp } from 'sharp';
import type { Random } from '@/lib/training/random';
import {
  between,
  caption,
  chalkHand,
  dottedHand,
  frame,
  type Hand,
  italicHand,
  type Look,
  lookOf,
  matrixHand,
  nibHand,
  page,
  penHand,
  photograph,
  pick,
  pitfallHand,
  png,
  printHand,
  ruled,
  segmentHand,
  shadow,
  toolbar,
  uprightHand,
  vignette,
} from './page';

/** Makes one picture of a digit. */
export type Maker = (digit: number, random: Random) => Promise<Buffer>;

const PAIRS: readonly (readonly [string, string])[] = [
  ['#1d3fae', '#f4e7c3'],
  ['#fff176', '#14532d'],
  ['#d32f2f', '#bbdefb'],
  ['#5d4037', '#ffe0b2'],
  ['#00796b', '#f8bbd0'],
  ['#c2185b', '#8bc34a'],
  ['#ffffff', '#1565c0'],
];

const wide = (random: Random): Partial<Look> => ({
  pen: between(0.03, 0.09, random),
  size: between(0.5, 0.8, random),
});

const drawn =
  (hand: Hand, look: (random: Random) => Partial<Look> = wide): Maker =>
  (digit, random) => {
    const made = lookOf(look(random));
    return png(made, hand(digit, made, random));
  };

const shot = (
  hand: Hand,
  look: (random: Random) => Partial<Look>,
  over: (look: Look, random: Random) => { behind?: string; before?: string },
  camera: { grain?: number; blur?: number; quality?: number } = {},
): Maker => {
  return (digit, random) => {
    const made = lookOf(look(random));
    return photograph(page({ ...made, ...over(made, random) }, hand(digit, made, random)), random, camera);
  };
};

const notebook = (random: Random): Partial<Look> => ({
  width: 900,
  height: 900,
  ink: pick(['#27304a', '#111', '#16348f', '#8a1c1c'], random),
  paper: '#e9e4d8',
  pen: between(0.018, 0.035, random),
  size: between(0.3, 0.55, random),
  x: between(0.4, 0.6, random),
  y: between(0.4, 0.6, random),
});

const angle = (random: Random): number => between(0, 360, random);

/** Writes the same picture in one of the formats that the site reads. */
async function inFormat(format: string, picture: Buffer): Promise<Buffer> {
  const image = sharp(picture).flatten({ background: '#fff' });
  switch (format) {
    case 'gif':
      return image.gif().toBuffer();
    case 'webp':
      return image.webp({ quality: 50 }).toBuffer();
    case 'palette':
      return image.png({ palette: true, colours: 4 }).toBuffer();
    case '16 bit':
      return image.toColourspace('rgb16').png().toBuffer();
    case 'grey':
      return image.toColourspace('b-w').png().toBuffer();
    case 'cmyk':
      return image.toColourspace('cmyk').jpeg().toBuffer();
    case 'grey jpeg':
      return image.toColourspace('b-w').jpeg({ progressive: true }).toBuffer();
    default:
      return image.png({ progressive: true }).toBuffer();
  }
}

/** What undoes each EXIF orientation: the file is stored so that the orientation brings it upright again. */
const EXIF: readonly ((upright: Buffer) => Sharp)[] = [
  (upright) => sharp(upright),
  (upright) => sharp(upright).flop(),
  (upright) => sharp(upright).rotate(180),
  (upright) => sharp(upright).flip(),
  // sharp mirrors before it turns.
  (upright) => sharp(upright).flop().rotate(-90),
  (upright) => sharp(upright).rotate(-90),
  (upright) => sharp(upright).flop().rotate(90),
  (upright) => sharp(upright).rotate(90),
];

/** Eight by eight squares of 17 greys, as scanners of the 1990s gave them, and enlarged again. */
async function coarse(digit: number, random: Random): Promise<Buffer> {
  const look = lookOf({ pen: between(0.1, 0.14, random), size: 0.9, ink: '#000' });
  const { data } = await sharp(page(look, uprightHand(digit, look, random)))
    .greyscale()
    .resize(8, 8, { kernel: 'mitchell' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = random() < 0.5;
  const steps = Uint8Array.from(data, (value) => {
    const ink = Math.round((255 - value) / 16) * 15.9;
    return dark ? ink : 255 - ink;
  });
  return sharp(steps, { raw: { width: 8, height: 8, channels: 1 } })
    .resize(pick([64, 120, 256], random), undefined, { kernel: pick(['nearest', 'linear', 'cubic'], random) })
    .png()
    .toBuffer();
}

async function transparent(digit: number, random: Random): Promise<Buffer> {
  const look = lookOf({
    ...wide(random),
    paper: 'none',
    ink: pick(['#000', '#fff', '#c03', '#2a9d8f'], random),
  });
  const picture = await png(look, pick([penHand, printHand], random)(digit, look, random));
  return random() < 0.3 ? sharp(picture).webp().toBuffer() : picture;
}

function captioned(digit: number, random: Random): Promise<Buffer> {
  const look = lookOf({ size: between(0.45, 0.6, random), pen: 0.055 });
  const words = pick(['Figure a', 'a digit by hand', 'written on Monday', 'sample B', '手写数字'], random);
  const behind = caption(
    look,
    between(0.3, 0.7, random),
    pick([0.1, 0.95], random),
    between(0.05, 0.08, random),
    words,
  );
  return png({ ...look, behind }, pick([penHand, printHand], random)(digit, look, random));
}

function framed(digit: number, random: Random): Promise<Buffer> {
  const look = lookOf({ size: between(0.35, 0.5, random), pen: between(0.03, 0.06, random) });
  const behind = frame(
    look,
    between(0, 0.15, random),
    between(0.008, 0.03, random),
    pick([0, 0, 0.05, 0.3], random),
  );
  return png({ ...look, behind }, pick([penHand, printHand], random)(digit, look, random));
}

function screenshot(digit: number, random: Random): Promise<Buffer> {
  const dark = random() < 0.4;
  const look = lookOf({
    width: pick([640, 960], random),
    height: 600,
    paper: dark ? '#1e1e1e' : '#fafafa',
    ink: dark ? '#f0f0f0' : '#202020',
    size: between(0.4, 0.6, random),
    y: 0.55,
  });
  const behind = toolbar(look, pick(['#3b5998', '#444', '#2e7d32'], random));
  return png({ ...look, behind }, pick([penHand, printHand], random)(digit, look, random));
}

/** Each kind of the set, by its name. */
export const SINGLE: Readonly<Record<string, Maker>> = {
  pen: drawn(penHand, (random) => ({ pen: between(0.02, 0.11, random), size: between(0.4, 0.85, random) })),
  'broad nib': drawn(nibHand, (random) => ({
    pen: between(0.06, 0.12, random),
    size: between(0.5, 0.8, random),
  })),
  pitfalls: drawn(pitfallHand),
  'dotted pen': drawn(dottedHand, (random) => ({ pen: between(0.035, 0.06, random), size: 0.75 })),
  print: drawn(printHand),
  italic: drawn(italicHand),
  segments: drawn(segmentHand, (random) => {
    const [ink, paper] = pick(
      [
        ['#e00', '#100'],
        ['#111', '#c5cfa8'],
        ['#000', '#fff'],
      ] as const,
      random,
    );
    return { ink, paper, size: between(0.5, 0.85, random) };
  }),
  'dot matrix': drawn(matrixHand, (random) => ({
    size: between(0.5, 0.85, random),
    ...pick([{}, { ink: '#fb0', paper: '#111' }], random),
  })),
  'white on black': drawn(penHand, (random) => ({ ...wide(random), ink: '#fff', paper: '#000' })),
  transparent,
  coloured: drawn(penHand, (random) => {
    const [ink, paper] = pick(PAIRS, random);
    return { ...wide(random), ink, paper };
  }),
  'off centre': drawn(penHand, (random) => ({
    size: between(0.15, 0.3, random),
    pen: 0.022,
    x: between(0.18, 0.82, random),
    y: between(0.18, 0.82, random),
  })),
  '20 px': drawn(penHand, (random) => {
    const edge = Math.round(between(20, 40, random));
    return { width: edge, height: edge, size: 0.8, pen: 0.1 };
  }),
  '12 megapixels': async (digit, random) => {
    const look = lookOf({ width: 4000, height: 3000, size: between(0.25, 0.7, random), pen: 0.03 });
    const whole = page(look, pick([penHand, printHand], random)(digit, look, random));
    return sharp(whole).flatten().jpeg({ quality: 80 }).toBuffer();
  },
  thick: drawn(penHand, (random) => ({ pen: between(0.12, 0.15, random), size: 0.7 })),
  thin: drawn(penHand, (random) => ({ pen: between(0.004, 0.01, random), size: between(0.5, 0.8, random) })),
  pencil: drawn(penHand, (random) => ({ ink: pick(['#a8a8a8', '#bbb', '#8c8c8c'], random), pen: 0.02 })),
  'low contrast': drawn(penHand, (random) => {
    const [ink, paper] = pick(
      [
        ['#b8b8b8', '#d0d0d0'],
        ['#404040', '#202020'],
        ['#e8dcc0', '#fff8e8'],
      ] as const,
      random,
    );
    return { ...wide(random), ink, paper };
  }),
  'lined photograph': shot(penHand, notebook, (look, random) => ({
    behind: ruled(look, pick([0.07, 0.09, 0.12, 0.2], random), { tilt: between(-2.5, 2.5, random) }),
    before: shadow(look, angle(random)),
  })),
  'squared photograph': shot(penHand, notebook, (look, random) => ({
    behind: ruled(look, pick([0.05, 0.07, 0.1], random), { squared: true, tilt: between(-2.5, 2.5, random) }),
    before: shadow(look, angle(random), 0.35),
  })),
  'ruled scan': drawn(penHand, (random) => {
    const look = lookOf({ ...wide(random), ink: '#202840', width: 600, height: 600 });
    const colour = pick(['#9db4d8', '#c8a8a8', '#666'], random);
    return {
      ...look,
      behind: ruled(look, pick([0.1, 0.15, 0.25], random), {
        squared: random() < 0.4,
        colour,
        width: 1 / 200,
      }),
    };
  }),
  vignette: shot(
    penHand,
    (random) => ({ ...notebook(random), paper: '#ddd' }),
    (look, random) => ({
      before: vignette(look, between(0.35, 0.7, random)),
    }),
  ),
  noisy: shot(
    penHand,
    (random) => ({ ...wide(random), ink: '#333', paper: '#ccc' }),
    () => ({}),
    { grain: 22 },
  ),
  'bad JPEG': async (digit, random) => {
    const look = lookOf({ ...wide(random), width: 160, height: 160 });
    return sharp(page(look, pick([penHand, printHand], random)(digit, look, random)))
      .flatten()
      .jpeg({ quality: Math.round(between(6, 25, random)) })
      .toBuffer();
  },
  blurred: async (digit, random) => {
    const look = lookOf(wide(random));
    return sharp(await png(look, penHand(digit, look, random)))
      .blur(between(2, 6, random))
      .png()
      .toBuffer();
  },
  turned: async (digit, random) => {
    const look = lookOf({ ...wide(random), size: 0.55 });
    return sharp(await png(look, uprightHand(digit, look, random)))
      .rotate(between(-12, 12, random), { background: '#fff' })
      .png()
      .toBuffer();
  },
  'turned by EXIF': async (digit, random) => {
    const look = lookOf({ width: 360, height: 300 });
    const upright = await sharp(page(look, penHand(digit, look, random)))
      .flatten()
      .png()
      .toBuffer();
    const orientation = Math.floor(random() * 8);
    const stored = EXIF[orientation]?.(upright) ?? sharp(upright);
    return stored
      .jpeg()
      .withMetadata({ orientation: orientation + 1 })
      .toBuffer();
  },
  formats: async (digit, random) => {
    const look = lookOf(wide(random));
    const format = pick(
      ['gif', 'webp', 'palette', '16 bit', 'grey', 'cmyk', 'grey jpeg', 'interlaced'],
      random,
    );
    return inFormat(format, await png(look, pick([penHand, printHand], random)(digit, look, random)));
  },
  chalk: shot(
    chalkHand,
    (random) => ({
      ink: '#f2f2ea',
      paper: pick(['#20362c', '#2b2b2b'], random),
      pen: between(0.04, 0.07, random),
      width: 500,
      height: 500,
    }),
    (look, random) => ({ before: vignette(look, between(0, 0.3, random)) }),
    { grain: 9, blur: 0.8 },
  ),
  highlighter: drawn(uprightHand, (random) => ({
    ink: pick(['#fff04a', '#a8f06a', '#ffb0d8', '#8ce8ff'], random),
    pen: between(0.09, 0.13, random),
    size: 0.7,
  })),
  'tight crop': drawn(penHand, (random) => ({
    size: between(0.9, 1.02, random),
    pen: between(0.05, 0.1, random),
  })),
  framed,
  captioned,
  screenshot,
  'long strip': drawn(penHand, (random) => ({
    ...(random() < 0.5 ? { width: 1200, height: 300 } : { width: 300, height: 1000 }),
    size: between(0.5, 0.75, random),
    x: 0.5,
  })),
  coarse,
};
