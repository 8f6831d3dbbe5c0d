import { expect, it } from 'vitest';
import { distinctRecipients } from '@/lib/notifications/rules';

it('tells each member once, for the strongest reason, and never the writer', () => {
  const told = distinctRecipients(
    [
      { memberId: 1, kind: 'mention' },
      { memberId: 2, kind: 'topic_reply' },
      { memberId: 1, kind: 'quote' },
      { memberId: 1, kind: 'reply' },
      { memberId: 3, kind: 'quote' },
    ],
    3,
  );
  expect(told).toEqual([
    { memberId: 1, kind: 'quote' },
    { memberId: 2, kind: 'topic_reply' },
  ]);
});
