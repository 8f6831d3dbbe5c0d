import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode, imageFormat } from '@/lib/inference/decode';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import { digitPng, digitSvg, pngBomb } from '../../support/pictures';

const failure = async (bytes: Uint8Array) => {
  const result = await decode(bytes);
  return result.ok
    ? null
    : { code: result.error.code, detail: result.error.detail, values: result.error.values };
};

describe('decoding a picture', () => {
  for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
    it(`reads ${format} whatever it is called, as RGBA inside 320 x 320`, async () => {
      const bytes = await sharp(await digitPng(3, { side: 800 }))
        .toFormat(format)
        .toBuffer();
      expect(imageFormat(bytes)).toBe(format);
      const result = await decode(bytes);
      expect(result).toMatchObject({ ok: true, value: { width: 320, height: 320 } });
      if (result.ok) expect(result.value.data.length).toBe(320 * 320 * 4);
    });
  }

  it('does not enlarge a small picture', async () => {
    expect(await decode(await digitPng(3, { side: 20 }))).toMatchObject({ value: { width: 20, height: 20 } });
  });

  it('turns a photograph upright by its EXIF orientation', async () => {
    const wide = sharp({ create: { width: 60, height: 20, channels: 3, background: 'white' } });
    const turned = await wide.jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await decode(turned)).toMatchObject({ value: { width: 20, height: 60 } });
  });

  it('takes the first frame of an animation', async () => {
    const frames = await Promise.all(
      ['white', 'black'].map((background) =>
        sharp({ create: { width: 10, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const result = await decode(animation);
    expect(result).toMatchObject({ value: { width: 10, height: 10 } });
    if (result.ok) expect(result.value.data[0]).toBe(255);
  });

  it('gives sixteen bits, grey and a palette as plain RGBA', async () => {
    const pictures = [
      sharp(await digitPng(2))
        .greyscale()
        .png()
        .toBuffer(),
      sharp(await digitPng(2))
        .toColourspace('rgb16')
        .png()
        .toBuffer(),
      sharp(await digitPng(2))
        .png({ palette: true })
        .toBuffer(),
    ];
    for (const bytes of await Promise.all(pictures)) {
      const result = await decode(bytes);
      expect(result).toMatchObject({ ok: true, value: { width: 280, height: 280 } });
      if (result.ok) expect([...result.value.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    }
  });

  it('refuses an empty file', async () => {
    expect(await failure(new Uint8Array())).toMatchObject({ code: 'invalid_input', detail: 'image_empty' });
  });

  it('refuses 11 megabytes without looking at them', async () => {
    expect(await failure(new Uint8Array(11 * 1024 * 1024))).toMatchObject({
      code: 'too_large',
      detail: 'image_bytes',
    });
    expect(await failure(new Uint8Array(IMAGE_BYTES_MAX))).toMatchObject({ code: 'unsupported_media' });
  });

  it('refuses what is no picture, or a picture of another kind, by its content', async () => {
    const tiff = await sharp(await digitPng(1))
      .tiff()
      .toBuffer();
    const avif = await sharp(await digitPng(1, { side: 32 }))
      .avif()
      .toBuffer();
    const others = [
      Buffer.from('hello'),
      Buffer.from(digitSvg(1)),
      tiff,
      avif,
      Buffer.from('%PDF-1.7'),
      Buffer.from('BM'),
    ];
    for (const bytes of others) expect(await failure(bytes)).toMatchObject({ code: 'unsupported_media' });
  });

  it('refuses a picture that is cut short, at whatever place', async () => {
    const png = await digitPng(4);
    const jpeg = await sharp(png).jpeg().toBuffer();
    for (const whole of [png, jpeg]) {
      for (const share of [0.1, 0.5, 0.9]) {
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        expect(await failure(cut)).toMatchObject({ code: 'bad_image', detail: 'image_damaged' });
      }
    }
  });

  it('refuses a bomb of 30,000 x 30,000 pixels and names its size', async () => {
    expect(await failure(pngBomb(30_000))).toEqual({
      code: 'too_large',
      detail: 'image_pixels',
      values: { width: 30_000, height: 30_000, max: 40 },
    });
  });
});
