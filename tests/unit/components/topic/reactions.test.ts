import { describe, expect, it } from 'vitest';
import { toggled } from '@/components/topic/toggle-reaction';

describe('a member who reacts', () => {
  it('is counted at once, in the fixed order of the kinds', () => {
    const before = { counts: [{ kind: 'confused' as const, count: 1 }], mine: [] };
    expect(toggled(before, 'like')).toEqual({
      counts: [
        { kind: 'like', count: 1 },
        { kind: 'confused', count: 1 },
      ],
      mine: ['like'],
    });
  });

  it('takes the reaction back, and it goes away with its last member', () => {
    const before = { counts: [{ kind: 'like' as const, count: 1 }], mine: ['like'] };
    expect(toggled(before, 'like')).toEqual({ counts: [], mine: [] });
  });
});
