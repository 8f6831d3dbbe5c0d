import sharp, { type Sharp } from 'sharp';
import { normal, type Random } from '@/lib/training/random';
import { between, frame, lookOf, page, photograph, pick, png, ruled, shadow, vignette } from './page';

/** Makes one picture without a digit. */
export type EmptyMaker = (random: Random) => Promise<Buffer>;

const clamp = (value: number): number => Math.min(255, Math.max(0, value));

/** A raw picture, one grey or three colours for each pixel. */
function raw(
  width: number,
  height: number,
  channels: 1 | 3,
  value: (x: number, y: number, channel: number) => number,
): Sharp {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / channels);
    data[i] = clamp(value(pixel % width, Math.floor(pixel / width), i % channels));
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** Smooth noise: random values on a coarse grid, enlarged. */
async function clouds(cells: number, side: number, depth: number, random: Random): Promise<Buffer> {
  const small = raw(cells, cells, 3, () => 128 + normal(random) * depth);
  return small.resize(side, side, { kernel: 'cubic' }).png().toBuffer();
}

/** Each kind of picture without a digit, by its name. */
export const EMPTY: Readonly<Record<string, EmptyMaker>> = {
  blank: (random) => png(lookOf({ paper: pick(['#fff', '#000', '#888', '#f4e7c3', '#1565c0'], random) }), ''),
  'blank photograph': (random) => {
    const look = lookOf({ width: 600, height: 450, paper: pick(['#ddd', '#e9e4d8', '#999'], random) });
    const before = pick([shadow(look, between(0, 360, random)), vignette(look)], random);
    return photograph(page({ ...look, before }, ''), random, { grain: between(2, 8, random) });
  },
  transparent: (random) => png(lookOf({ paper: 'none', width: pick([20, 300], random) }), ''),
  gradient: (random) => {
    const [a, b] = [between(-1, 1, random), between(-1, 1, random)];
    return raw(240, 200, 3, (x, y, c) => 128 + a * (x - 120) * (1 - 0.2 * c) + b * (y - 100))
      .png()
      .toBuffer();
  },
  'lined paper': (random) => {
    const look = lookOf({ width: 600, height: 600, paper: '#fdfdf8' });
    const behind = ruled(look, pick([0.07, 0.1, 0.15], random), {
      tilt: between(-2, 2, random),
      colour: pick(['#9db4d8', '#888', '#333'], random),
    });
    return png({ ...look, behind }, '');
  },
  'squared paper': (random) => {
    const look = lookOf({ width: 600, height: 600, paper: '#fdfdf8' });
    const behind = ruled(look, pick([0.05, 0.1, 0.15], random), {
      squared: true,
      tilt: between(-2, 2, random),
      colour: pick(['#9db4d8', '#888', '#333'], random),
    });
    return png({ ...look, behind }, '');
  },
  'photograph of lined paper': (random) => {
    const look = lookOf({ width: 900, height: 700, paper: '#e9e4d8' });
    const behind = ruled(look, pick([0.07, 0.1, 0.15], random), {
      squared: random() < 0.5,
      tilt: between(-2, 2, random),
    });
    return photograph(page({ ...look, behind, before: shadow(look, between(0, 360, random)) }, ''), random);
  },
  'white noise': (random) => {
    const side = pick([28, 64, 200, 400], random);
    const depth = between(10, 80, random);
    return raw(side, side, pick([1, 3], random), () => 128 + depth * normal(random))
      .png()
      .toBuffer();
  },
  'uniform noise': (random) => {
    const side = pick([28, 100, 300], random);
    return raw(side, side, pick([1, 3], random), () => 255 * random())
      .png()
      .toBuffer();
  },
  'salt and pepper': (random) => {
    const share = between(0.005, 0.1, random);
    const side = pick([64, 200, 320], random);
    return raw(side, side, 1, () => (random() < share ? pick([0, 255], random) : 200))
      .png()
      .toBuffer();
  },
  'JPEG noise': (random) =>
    raw(300, 200, 3, () => 150 + between(10, 60, random) * normal(random))
      .jpeg({ quality: Math.round(between(5, 60, random)) })
      .toBuffer(),
  'coloured clouds': (random) =>
    clouds(pick([6, 10, 20, 40], random), pick([100, 300], random), between(15, 60, random), random),
  texture: (random) => {
    const [fx, fy, bend] = [between(0.05, 0.5, random), between(0.05, 0.5, random), between(0, 0.05, random)];
    return raw(
      320,
      240,
      3,
      (x, y, c) =>
        130 + 40 * Math.sin(fx * x + fy * y + bend * x * Math.sin(y * 0.05)) + 12 * normal(random) - 8 * c,
    )
      .jpeg({ quality: 80 })
      .toBuffer();
  },
  bricks: (random) => {
    const look = lookOf({ width: 480, height: 360, paper: '#b5651d' });
    const rows = Array.from({ length: 10 }, (_, row) =>
      Array.from({ length: 7 }, (_, i) => {
        const x = i * 80 - (row % 2) * 40;
        return `<rect x="${x + 2}" y="${row * 36 + 2}" width="76" height="32" fill="hsl(${15 + 8 * random()} 55% ${38 + 12 * random()}%)"/>`;
      }).join(''),
    );
    return photograph(page(look, rows.join('')), random);
  },
  wood: async (random) => {
    const grain = raw(8, 60, 3, () => 140 + 25 * normal(random));
    const wide = await grain.resize(400, 300, { kernel: 'cubic' }).modulate({ brightness: 0.9 }).toBuffer();
    return sharp(wide, { raw: { width: 400, height: 300, channels: 3 } })
      .jpeg({ quality: 75 })
      .toBuffer();
  },
  stripes: (random) => {
    const look = lookOf({ width: 320, height: 240, paper: pick(['#fff', '#234', '#fde'], random) });
    const step = between(12, 60, random);
    const bars = Array.from({ length: 40 }, (_, i) => {
      const at = i * step;
      return `<rect x="${at}" y="-200" width="${step / 2}" height="800" fill="#567"/>`;
    });
    const turn = pick([0, 0, 90, 30, 45], random);
    return png(look, `<g transform="rotate(${turn} 160 120) translate(-200 0)">${bars.join('')}</g>`);
  },
  checks: (random) => {
    const [cell, depth] = [between(6, 50, random), between(30, 250, random)];
    return raw(300, 220, 1, (x, y) => ((Math.floor(x / cell) + Math.floor(y / cell)) % 2 ? 250 : 250 - depth))
      .png()
      .toBuffer();
  },
  'polka dots': (random) => {
    const [step, radius] = [between(20, 60, random), between(0.15, 0.4, random)];
    const look = lookOf({ width: 300, height: 300, paper: pick(['#fff', '#a33'], random) });
    const dots = Array.from({ length: 400 }, (_, i) => {
      const [x, y] = [(i % 20) * step, Math.floor(i / 20) * step];
      return `<circle cx="${x}" cy="${y}" r="${radius * step}" fill="#225"/>`;
    });
    return png(look, dots.join(''));
  },
  grass: (random) => {
    const look = lookOf({ width: 400, height: 300, paper: '#4a7a30' });
    const blades = Array.from({ length: 900 }, () => {
      const [x, y] = [between(0, 400, random), between(0, 320, random)];
      return `<path d="M${x} ${y} q${between(-8, 8, random)} -20 ${between(-14, 14, random)} ${between(-50, -20, random)}" fill="none" stroke="hsl(${between(80, 120, random)} 50% ${between(20, 50, random)}%)" stroke-width="${between(1, 3, random)}"/>`;
    });
    return photograph(page(look, blades.join('')), random);
  },
  'border only': (random) => {
    const look = lookOf({ width: pick([200, 400], random) });
    return png(look, frame(look, pick([0, 0.01, 0.04, 0.1], random), between(0.005, 0.04, random), 0));
  },
  dust: (random) => {
    const look = lookOf({ width: 400, height: 400 });
    const specks = Array.from({ length: Math.round(between(1, 40, random)) }, () => {
      const at = () => between(10, 390, random).toFixed(0);
      return `<circle cx="${at()}" cy="${at()}" r="${between(0.5, 3, random).toFixed(1)}" fill="#444"/>`;
    });
    return png(look, specks.join(''));
  },
  'one pixel': async (random) =>
    raw(1, 1, 3, () => 255 * random())
      .png()
      .toBuffer(),
};
