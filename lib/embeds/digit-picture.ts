import { crc32, deflateSync } from 'node:zlib';

const SIDE = 28;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk of a PNG file: length, type, data, check sum (PNG specification, section 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), body.length + 4);
  return made;
}

/** Width and height, 8 bits of grey, no interlacing. */
const HEADER = Uint8Array.of(0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 0, 0, 0, 0);

/**
 * The 28 x 28 numbers that a network saw as a PNG file in a `data:` address: some 400 letters, so that a card needs no
 * second request. Ink is dark on light paper, as everywhere on the site.
 * @param input 784 numbers, row by row, 0 (paper) to 1 (ink)
 */
export function digitPicture(input: readonly number[]): string {
  // Each row begins with the number of its filter: 0, none.
  const rows = Buffer.alloc(SIDE * (SIDE + 1));
  for (let at = 0; at < SIDE * SIDE; at++) {
    const ink = Math.min(1, Math.max(0, input[at] ?? 0));
    rows[at + Math.floor(at / SIDE) + 1] = Math.round((1 - ink) * 255);
  }
  const file = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', HEADER),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
  return `data:image/png;base64,${file.toString('base64')}`;
}
