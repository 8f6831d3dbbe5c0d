import { expect, it } from 'vitest';
import { tagNames, tagsOfTouched } from '@/lib/web/cache-tags';

it('names each page that a write changed once', () => {
  const touched = {
    home: true,
    boards: ['networks', 'networks'],
    topics: [7],
    topicPages: [{ topicId: 8, page: 2 }],
    members: [1, 1],
    tags: ['sgd'],
  };
  expect(tagsOfTouched(touched)).toEqual([
    'home',
    'board:networks',
    'topic:7',
    'topic:8:2',
    'member:1',
    'tag:sgd',
  ]);
  expect(tagsOfTouched({})).toEqual([]);
});

it.each([['归一化'.repeat(10)], ['x'.repeat(5_000)], ['a,b\r\nc']])(
  'makes a name of %j that fits a header and Next’s 256 letters',
  (slug) => {
    for (const tag of [tagNames.tag(slug), tagNames.board(slug), tagNames.memberName(slug)]) {
      expect(tag).toMatch(/^[a-z-]+:[\w-]{1,60}$/);
    }
    expect(tagNames.tag(slug)).not.toBe(tagNames.tag(`${slug}2`));
  },
);
