import { describe, expect, it } from 'vitest';
import { createChance } from '@/prisma/seed-chance';
import { parseTopic } from '@/prisma/seed-format';

const FRONT =
  '---\ntitle: How to write\nboard: about\nauthor: ada\ntags: [Markdown]\nlanguage: en\ndays: 12\n---\n';

describe('a topic’s file', () => {
  it('is an opening post and replies, which may answer posts before them', () => {
    const text = `${FRONT}Opening.\n\n<!-- post author: 林小满 | days: 11 | hours: 6 -->\nReply.\n\n<!-- post author: ada | days: 10 | reply-to: 2 -->\nAnswer.\n`;
    expect(parseTopic('01.md', text)).toEqual({
      file: '01.md',
      title: 'How to write',
      board: 'about',
      author: 'ada',
      tags: ['Markdown'],
      pinned: false,
      posts: [
        { author: 'ada', days: 12, hours: 0, source: 'Opening.' },
        { author: '林小满', days: 11, hours: 6, replyTo: undefined, source: 'Reply.' },
        { author: 'ada', days: 10, hours: 0, replyTo: 2, source: 'Answer.' },
      ],
    });
  });

  it.each([
    ['no front matter', 'Opening.'],
    ['no title', FRONT.replace(/title: .*\n/, '')],
    ['an unknown field', FRONT.replace('days', 'dayz')],
    ['an empty post', `${FRONT}\n`],
    ['an answer to a later post', `${FRONT}One.\n<!-- post author: ada | days: 1 | reply-to: 3 -->\nTwo.\n`],
  ])('with %s is refused by its name', (_name, text) => {
    expect(() => parseTopic('01.md', text)).toThrow(/topics\/01\.md/);
  });
});

it('chance is the same for the same text, and spread', () => {
  const draw = (text: string) => Array.from({ length: 500 }, createChance(text));
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
  const mean = draw('a').reduce((sum, value) => sum + value) / 500;
  expect(mean).toBeGreaterThan(0.4);
  expect(mean).toBeLessThan(0.6);
});
