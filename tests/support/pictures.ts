import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** How a digit is written, for `digitPicture`. */
export interface Hand {
  /** Side of the square picture in pixels. */
  side?: number;
  ink?: string;
  paper?: string;
  /** Stroke width as a share of the side. */
  width?: number;
  /** Size of the digit as a share of the side, and its middle. */
  size?: number;
  middle?: [number, number];
  /** More SVG before the digit (lines, shadows). */
  behind?: string;
}

/** Digits as pen strokes on a square from (0, 0) to (100, 100): not from MNIST, not from a font. */
export const STROKES: Record<number, string> = {
  0: 'M50 6 C22 6 16 32 16 50 C16 70 24 94 50 94 C76 94 84 70 84 50 C84 32 78 6 50 6 Z',
  1: 'M38 22 L54 6 L54 94',
  2: 'M20 28 C24 4 76 0 78 30 C79 52 34 72 20 92 L82 92',
  3: 'M22 14 C44 0 78 6 74 28 C71 44 54 47 44 47 C62 47 80 54 78 72 C75 98 36 98 18 82',
  4: 'M62 6 L18 64 L84 64 M62 6 L62 94',
  5: 'M76 8 L32 8 L27 44 C44 34 78 38 78 66 C78 94 40 98 20 82',
  6: 'M70 6 C36 20 20 46 20 68 C20 88 36 95 50 95 C66 95 78 84 78 68 C78 52 66 44 52 44 C38 44 24 52 21 66',
  7: 'M18 8 L80 8 C66 34 50 60 42 94',
  8: 'M50 47 C24 41 24 6 50 6 C76 6 76 41 50 47 C18 54 18 94 50 94 C82 94 82 54 50 47 Z',
  9: 'M76 32 C76 48 64 56 50 56 C34 56 24 46 24 32 C24 16 36 6 50 6 C66 6 76 18 76 36 C76 62 66 86 52 95',
};

/** The SVG of a digit written by this hand; `paper: 'none'` is transparent. */
export function digitSvg(digit: number, hand: Hand = {}): string {
  const {
    side = 280,
    ink = 'black',
    paper = 'white',
    width = 0.07,
    size = 0.6,
    middle = [0.5, 0.5],
    behind = '',
  } = hand;
  const scale = (size * side) / 100;
  const [left, top] = [middle[0] * side - 50 * scale, middle[1] * side - 50 * scale];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <rect width="100%" height="100%" fill="${paper}"/>${behind}
    <path transform="translate(${left} ${top}) scale(${scale})" d="${STROKES[digit]}" fill="none" stroke="${ink}"
      stroke-width="${(width * side) / scale}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

/** The same as a PNG file. */
export const digitPng = (digit: number, hand: Hand = {}): Promise<Buffer> =>
  sharp(Buffer.from(digitSvg(digit, hand)))
    .png()
    .toBuffer();

/** The same as pixels, as `prepare` takes them. */
export async function digitRaster(digit: number, hand: Hand = {}) {
  const { data, info } = await sharp(Buffer.from(digitSvg(digit, hand)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** One digit on a page: its middle and its height in pixels. */
export interface Placed {
  digit: number;
  x: number;
  y: number;
  size: number;
}

/** A page with several digits, as a PNG file. */
export function pagePng(
  digits: readonly Placed[],
  width: number,
  height: number,
  behind = '',
): Promise<Buffer> {
  const drawn = digits.map(({ digit, x, y, size }) => {
    const scale = size / 100;
    return `<path transform="translate(${x - size / 2} ${y - size / 2}) scale(${scale})" d="${STROKES[digit]}" fill="none"
      stroke="black" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>${behind}${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The pixels of a file, as `prepare` takes them. */
export async function rasterOf(file: Buffer) {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A small file that unpacks to `side` x `side` pixels of one bit: 113 kB for 30,000 x 30,000. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
