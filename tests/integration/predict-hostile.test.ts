import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool, poolState } from '@/lib/inference/pool';
import { predict } from '@/lib/models/predict';
import { digitPng, digitSvg, pngBomb } from '../support/pictures';

beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build-workers.ts']);
});
afterAll(closePool);

/** The digit that was read, or the code of the refusal. */
async function outcome(image: Uint8Array): Promise<number | string> {
  const answer = await predict({ model: 'mnist-mlp', image });
  return answer.ok ? answer.value.digit : answer.error.code;
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } });

/** A file of one format with the first bytes of another, or with something behind it. */
const joined = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

/** A PNG with one more chunk after its header. */
function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The checksum is wrong on purpose: such chunks come from broken and from hostile programs alike.
  return joined(png.subarray(0, 33), length, type, data, Buffer.alloc(4), png.subarray(33));
}

describe('a hostile picture is refused, or read, but harms nobody:', () => {
  it('formats that are not ours, under every name', async () => {
    const picture = sharp(await digitPng(5));
    const foreign = [
      Buffer.from(digitSvg(5)),
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${digitSvg(5)}`,
      ),
      await picture.clone().tiff().toBuffer(),
      await picture.clone().avif().toBuffer(),
      joined('\x1f\x8b', digitSvg(5)),
      joined('%!PS-Adobe-3.0 EPSF-3.0\n', digitSvg(5)),
      joined('RIFF\x00\x00\x00\x00WAVE', Buffer.alloc(100)),
      joined('\x00\x00\x01\x00', Buffer.alloc(100)),
    ];
    for (const file of foreign) expect(await outcome(file)).toBe('unsupported_media');
  });

  it('the head of a picture and nothing, or something else, behind it', async () => {
    const heads = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'RIFF\x10\x00\x00\x00WEBPVP8 '];
    for (const head of heads) {
      expect(await outcome(joined(head))).toBe('bad_image');
      expect(await outcome(joined(head, Buffer.alloc(2000, 0xff)))).toBe('bad_image');
      expect(await outcome(joined(head, digitSvg(3)))).toBe('bad_image');
    }
  });

  it('bombs of 256 and of 900 megapixels', async () => {
    for (const side of [16_000, 30_000]) expect(await outcome(pngBomb(side))).toBe('too_large');
  });

  it('a picture of 39 megapixels, which is allowed, blank', async () => {
    expect(await outcome(pngBomb(6_244))).toBe('no_digit');
  });

  it('sizes that no picture has, and the smallest and the longest ones', async () => {
    const png = await digitPng(3);
    const nothing = Buffer.from(png);
    nothing.writeUInt32BE(0, 16);
    expect(await outcome(nothing)).toBe('bad_image');
    for (const [width, height] of [
      [1, 1],
      [1, 40_000],
      [16_000, 1],
      [2, 3],
    ] as const) {
      expect(await outcome(await flat(width, height).png().toBuffer())).toBe('no_digit');
    }
  });

  it('an animation of thousands of frames: only the first is looked at', async () => {
    const frames = Array.from({ length: 40 }, (_, i) => ({
      create: { width: 8, height: 8, channels: 3 as const, background: { r: i, g: 255 - i, b: 9 } },
    }));
    const few = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
    const many = Array.from({ length: 50 }, () => few).flat();
    const gif = await sharp(many, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await outcome(gif)).toBe('no_digit');
  });

  it('garbage in what goes with the pixels: EXIF, profiles, chunks', async () => {
    const jpeg = await sharp(await digitPng(4))
      .jpeg()
      .toBuffer();
    const exif = joined(
      jpeg.subarray(0, 2),
      '\xff\xe1\x01\x02Exif\x00\x00',
      Buffer.alloc(0xf8, 0xee),
      jpeg.subarray(2),
    );
    expect([4, 'bad_image']).toContain(await outcome(exif));
    const png = await digitPng(4);
    for (const type of ['iCCP', 'eXIf', 'tEXt', 'zTXt', 'acTL', 'XxXx']) {
      expect([4, 'bad_image']).toContain(await outcome(withChunk(png, type, Buffer.alloc(5_000, 0x78))));
    }
  });

  it('a picture with a page behind it is a picture', async () => {
    const polyglot = joined(
      await sharp(await digitPng(7))
        .jpeg()
        .toBuffer(),
      '<script>alert(1)</script>PK\x03\x04',
    );
    expect(await outcome(polyglot)).toBe(7);
  });

  it('a picture that is damaged at any place', async () => {
    const png = await digitPng(2);
    for (let at = 8; at < png.length; at += Math.ceil(png.length / 40)) {
      const damaged = Buffer.from(png);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const read = await outcome(damaged);
      expect(
        typeof read === 'number' ||
          ['bad_image', 'too_large', 'no_digit', 'unsupported_media'].includes(read),
      ).toBe(true);
    }
  });

  it('and after all of them the workers still read', async () => {
    expect(await outcome(await digitPng(9))).toBe(9);
    expect(poolState()).toMatchObject({ running: 0, queued: 0, failed: 0 });
  });
});

describe('500 predictions at once, hostile ones among them,', () => {
  it('are each answered, and the next one is read', async () => {
    const good = await digitPng(8);
    const bomb = pngBomb(16_000);
    const cut = good.subarray(0, good.length / 2);
    const files = [good, bomb, good, cut, good];
    const outcomes = await Promise.all(
      Array.from({ length: 500 }, (_, i) => outcome(files[i % files.length] ?? good)),
    );
    const known = new Set<number | string>([8, 'busy', 'too_large', 'bad_image']);
    expect(outcomes.filter((each) => !known.has(each))).toEqual([]);
    expect(outcomes.filter((each) => each === 8).length).toBeGreaterThan(0);
    expect(await outcome(good)).toBe(8);
  });
});
