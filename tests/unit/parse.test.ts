import { describe, expect, it } from 'vitest';
import { ROW_ID_MAX } from '@/lib/limits';
import { parseRowId } from '@/lib/parse';

describe('the id in an address', () => {
  it('is a plain positive number that a row can have', () => {
    expect(['1', '42', String(ROW_ID_MAX)].map(parseRowId)).toEqual([1, 42, ROW_ID_MAX]);
  });

  it('is nothing else: no sign, no zero in front, no fraction, nothing larger than any row has', () => {
    const others = [
      '',
      '0',
      '-1',
      '+1',
      '01',
      '1.0',
      '1e3',
      ' 1',
      '1\n',
      '١',
      String(ROW_ID_MAX + 1),
      '9'.repeat(20),
    ];
    expect(others.map(parseRowId)).toEqual(others.map(() => null));
  });
});
