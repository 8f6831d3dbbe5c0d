import { describe, expect, it } from 'vitest';
import { inLocale, isUnder } from '@/components/shell/paths';

describe('paths of the shell', () => {
  it('knows what belongs to an entry of the navigation', () => {
    expect(isUnder('/boards', '/boards')).toBe(true);
    expect(isUnder('/boards/nlp/2', '/boards')).toBe(true);
    expect(isUnder('/boardsmen', '/boards')).toBe(false);
  });

  it('leads to the same page in the other language', () => {
    expect(inLocale('en', '/')).toBe('/en');
    expect(inLocale('zh-CN', '/topics/7/2')).toBe('/zh-CN/topics/7/2');
  });
});
