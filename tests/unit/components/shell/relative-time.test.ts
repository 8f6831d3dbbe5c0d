import { describe, expect, it } from 'vitest';
import { relativeTime } from '@/components/shell/relative-time';

const now = new Date('2026-11-23T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('a moment in the words of the reader', () => {
  it.each([
    [0, 'now', '现在'],
    [59, 'now', '现在'],
    [60, '1 minute ago', '1分钟前'],
    [3_599, '59 minutes ago', '59分钟前'],
    [3_600, '1 hour ago', '1小时前'],
    [86_399, '23 hours ago', '23小时前'],
    [86_400, 'yesterday', '昨天'],
    [3 * 86_400, '3 days ago', '3天前'],
    [-30, 'now', '现在'],
    [-120, 'in 2 minutes', '2分钟后'],
  ])('%d seconds ago', (seconds, english, chinese) => {
    expect(relativeTime(ago(seconds), now, 'en')).toBe(english);
    expect(relativeTime(ago(seconds), now, 'zh-CN')).toBe(chinese);
  });

  it('becomes a date after a month, with the year where it is another one', () => {
    expect(relativeTime(new Date('2026-08-03T12:00:00Z'), now, 'en')).toBe('Aug 3');
    expect(relativeTime(new Date('2025-08-03T12:00:00Z'), now, 'en')).toBe('Aug 3, 2025');
    expect(relativeTime(new Date('2025-08-03T12:00:00Z'), now, 'zh-CN')).toBe('2025年8月3日');
  });
});
