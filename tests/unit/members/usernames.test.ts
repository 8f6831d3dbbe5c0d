import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  displayNameProblem,
  isReservedName,
  normaliseUsername,
  usernameProblem,
  usernameSkeleton,
} from '@/lib/members/rules';

const problem = (name: string) => usernameProblem(normaliseUsername(name));
const same = (a: string, b: string) => usernameSkeleton(a) === usernameSkeleton(b);

describe('which usernames a member can choose', () => {
  test.each([
    'alice',
    'Bob-7',
    '小明',
    '李雷_2',
    '深度学习-fan',
    'Мария',
    'Ελένη',
    'さくら',
    'スーパー君',
    '김철수',
    'josé',
    'Ngọc',
  ])('%s is a name', (name) => expect(problem(name)).toBeNull());

  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['a', 'too_short'],
    ['学', 'too_short'],
    ['a'.repeat(25), 'too_long'],
    ['学'.repeat(25), 'too_long'],
    ['a b', 'bad_characters'],
    ['a.b', 'bad_characters'],
    ['a@b.org', 'bad_characters'],
    ['a/b', 'bad_characters'],
    ['<script>', 'bad_characters'],
    ['a\u200bb', 'bad_characters'],
    ['a\u202eb', 'bad_characters'],
    ['a\u00adb', 'bad_characters'],
    ['a\u3164b', 'bad_characters'],
    ['a\u0000b', 'bad_characters'],
    ['e\u0301\u0301ve', 'bad_characters'],
    ['好\ufe00人', 'bad_characters'],
    ['😀😀', 'bad_characters'],
    ['‐‐ab', 'bad_characters'],
    ['-ab', 'bad_separators'],
    ['ab_', 'bad_separators'],
    ['a--b', 'bad_separators'],
    ['a-_b', 'bad_separators'],
    ['1234', 'needs_letter'],
    ['аlice', 'mixed_scripts'],
    ['αlpha', 'mixed_scripts'],
    ['小明а', 'mixed_scripts'],
    ['раура', 'mixed_scripts'],
    ['ВАС', 'mixed_scripts'],
    ['вас', 'mixed_scripts'],
    ['한글さくら', 'mixed_scripts'],
    ['admin', 'reserved'],
    ['Admin_1', 'reserved'],
    ['ADMlN', 'reserved'],
    ['ａｄｍｉｎ', 'reserved'],
    ['adm1n', 'reserved'],
    ['管理员', 'reserved'],
    ['管理员2', 'reserved'],
    ['settings', 'reserved'],
    ['mini-batch', 'reserved'],
  ])('%j is refused: %s', (name, reason) => expect(problem(name)).toBe(reason));

  test('the operator may take a reserved name', () => {
    expect(usernameProblem('admin', true)).toBeNull();
  });

  test('whatever is typed, the rule answers and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(problem(text) === null || typeof problem(text) === 'string').toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('two names that look the same are one name', () => {
  test.each([
    ['Alice', 'alice'],
    ['ALICE', 'aIice'],
    ['alice', 'a1ice'],
    ['bob', 'b0b'],
    ['ＢＯＢ', 'bob'],
    ['modern', 'modem'],
    ['İvan', 'İVAN'],
    ['straße', 'STRASSE'],
    ['学习ロボット', '学习口ボット'],
    ['工人', 'エ人'],
    ['øre', 'ØRE'],
    ['Å-team', 'Å-team'],
  ])('%s and %s', (a, b) => expect(same(a, b)).toBe(true));

  test.each([
    ['alice', 'alicia'],
    ['小明', '小红'],
    ['jose', 'josé'],
    ['a-b', 'a_b'],
    ['张三', '張三'],
    ['yan', 'uan'],
    ['van', 'nan'],
  ])('%s and %s stay two names', (a, b) => expect(same(a, b)).toBe(false));

  const letters = fc.constantFrom(
    ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_éñçøłß学习深度网络口力工二ロカエニсвПΛ',
  );
  const name = fc.array(letters, { minLength: 1, maxLength: 24 }).map((list) => list.join(''));

  test('case never makes a new name', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(usernameSkeleton(text.toLowerCase())).toBe(usernameSkeleton(text));
        expect(usernameSkeleton(text.toUpperCase())).toBe(usernameSkeleton(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('width never makes a new name', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    fc.assert(fc.property(name, (text) => usernameSkeleton(wide(text)) === usernameSkeleton(text)));
  });

  test('a skeleton is its own skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const skeleton = usernameSkeleton(text);
        expect(usernameSkeleton(skeleton)).toBe(skeleton);
      }),
      { numRuns: 3_000 },
    );
  });

  test('among plain letters and digits only the known look-alikes meet', () => {
    const plain = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
    const groups = new Set(plain.map((letter) => plain.filter((other) => same(letter, other)).join('')));
    expect([...groups].filter((group) => group.length > 1)).toEqual(['il1', 'o0']);
  });
});

describe('display names', () => {
  test.each(['Alice', '小明 · 深度学习', 'Dr. José Ñandú', '👩‍🔬 Ada', 'O’Neill'])(
    '%s can be shown',
    (name) => expect(displayNameProblem(name)).toBeNull(),
  );

  test.each([
    ['', 'required'],
    ['a'.repeat(51), 'too_long'],
    ['abc\u202edef', 'bad_characters'],
    ['a\u200bb', 'bad_characters'],
    ['Z\u0300\u0301\u0302\u0303\u0304\u0305', 'bad_characters'],
    ['Administrator', 'reserved'],
    ['管理员', 'reserved'],
    ['Mini batch', 'reserved'],
  ])('%j is refused: %s', (name, reason) => expect(displayNameProblem(name)).toBe(reason));

  test('a name that only contains a reserved word is free', () => {
    expect(isReservedName('administrata')).toBe(false);
    expect(isReservedName('helper')).toBe(false);
  });
});
