import { describe, expect, it } from 'vitest';
import { runOfAddress } from '@/components/topic/run-suggestion';
import { ROW_ID_MAX } from '@/lib/limits';

describe('the address of a new topic', () => {
  it.each([
    ['?run=12', 12],
    ['?board=x&run=12', 12],
    [`?run=${ROW_ID_MAX}`, ROW_ID_MAX],
    ['', null],
    ['?run=', null],
    ['?run=0', null],
    ['?run=012', null],
    ['?run=-1', null],
    ['?run=1.5', null],
    [`?run=${ROW_ID_MAX + 1}`, null],
    ['?run=12]%0A%0A%23%20x', null],
    ['?run=<script>', null],
  ])('%j asks about run %j', (search, run) => {
    expect(runOfAddress(search)).toBe(run);
  });
});
