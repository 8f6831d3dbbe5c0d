import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeNextPath, signInPath } from '@/lib/web/next-path';

describe('where signing in leads back to', () => {
  test.each([
    '/',
    '/zh-CN/topics/7#post-21',
    '/en/boards/optimisation?from=a%20b',
    '/zh-CN/members/%E5%B0%8F%E6%98%8E',
    '/en/tags/c%2B%2B',
  ])('%s is a page of this site', (path) => expect(safeNextPath(path)).toBe(path));

  test.each([
    '',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2fevil.example',
    '/%5cevil.example',
    '/%252fevil.example',
    '/%25252fevil.example',
    '/\t/evil.example',
    '/%09/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '/.%2e//evil.example',
    'javascript:alert(1)',
    '/a\\b',
    'evil.example',
    '@evil.example',
    '/en/%',
    '/en/%E5',
    '/学习',
    '/api/auth/signout',
    '/_next/image',
    `/${'a'.repeat(600)}`,
  ])('%j is not followed', (path) => expect(safeNextPath(path)).toBeNull());

  test('whatever is accepted leads to this site in a browser', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '%2f',
      '%5c',
      '%25',
      '.',
      '..',
      'evil.example',
      '@',
      ':',
      'a',
      '?',
      '#',
      '\t',
      'en',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        const path = safeNextPath(list.join(''));
        if (path === null) return;
        expect(new URL(path, 'https://site.example/en/sign-in').origin).toBe('https://site.example');
        expect(new URL(decodeURIComponent(path), 'https://site.example/').origin).toBe(
          'https://site.example',
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test('the sign-in page is asked to come back in the same language', () => {
    expect(signInPath('en', '/settings')).toBe('/en/sign-in?next=%2Fen%2Fsettings');
  });
});
