import { describe, expect, it } from 'vitest';
import { negotiateLocale } from '@/i18n/negotiate';

describe('the language of a path that names none', () => {
  it('is the one that was chosen before, whatever the browser asks for', () => {
    expect(negotiateLocale('en', 'zh-CN,zh;q=0.9')).toBe('en');
    expect(negotiateLocale('zh-CN', 'en')).toBe('zh-CN');
  });

  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['en-US', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-Hant-HK', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.1', 'en'],
    ['en;q=0.1,zh-CN;q=0.9', 'zh-CN'],
  ])('follows the browser: %s', (header, expected) => {
    expect(negotiateLocale(undefined, header)).toBe(expected);
  });

  it.each([
    null,
    '',
    '*',
    'fr',
    'xx-invalid-tag-that-is-far-too-long',
    ';;;q=',
    '\u0000,en-\u{1F600}',
    'en;q=0',
  ])('is Chinese where nothing decides: %j', (header) => {
    expect(negotiateLocale(undefined, header)).toBe('zh-CN');
  });

  it('does not take a made-up cookie', () => {
    expect(negotiateLocale('//evil.example', 'en')).toBe('en');
    expect(negotiateLocale('', 'en')).toBe('en');
  });
});
