import { describe, expect, test } from 'vitest';
import { avatarSvg } from '@/lib/members/avatar-svg';

const light = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('the generated avatar', () => {
  test('has a readable letter on each of the twelve hues', () => {
    for (let hue = 0; hue < 12; hue++) {
      const fill = /<rect[^>]*fill="(#\w{6})"/.exec(avatarSvg(0x61, hue) ?? '')?.[1] ?? '#ffffff';
      expect(1.05 / (light(fill) + 0.05)).toBeGreaterThan(4.5);
    }
  });

  test('shows a capital, or the Han letter itself', () => {
    expect(avatarSvg(0x61, 0)).toContain('>A</text>');
    expect(avatarSvg(0x5b66, 3)).toContain('>学</text>');
  });

  test.each([
    ['markup', 0x3c, 0],
    ['an ampersand', 0x26, 0],
    ['half a surrogate pair', 0xd800, 0],
    ['an invisible letter', 0x200b, 0],
    ['no hue of ours', 0x61, 12],
    ['no number', Number.NaN, 0],
    ['beyond Unicode', 0x110000, 0],
  ])('%s makes no picture', (_name, letter, hue) => expect(avatarSvg(letter, hue)).toBeNull());
});
