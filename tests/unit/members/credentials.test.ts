import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeBrowser } from '@/lib/members/browser-name';
import { hashPassword, needsRehash, verifyPassword } from '@/lib/members/password';
import { isTimeZone, normaliseEmail, passwordProblem } from '@/lib/members/rules';

describe('a mail address', () => {
  test.each([
    [' Alice@Example.ORG ', 'alice@example.org'],
    ['a.b+c@sub.example.org', 'a.b+c@sub.example.org'],
    ['小明@例子.中国', null],
    ['ming@例子.中国', 'ming@xn--fsqu00a.xn--fiqs8s'],
    ['a@münchen.de', 'a@xn--mnchen-3ya.de'],
    ['mike@gıthub.com', 'mike@xn--gthub-n4a.com'],
    ['mıke@example.org', null],
    ['a@b@c.org', null],
    ['a@example.org,b@example.org', null],
    ['a@example.org b@example.org', null],
    ['<a@example.org>', null],
    ['"a b"@example.org', null],
    ['a@localhost', null],
    ['a@127.0.0.1', null],
    ['a@[127.0.0.1]', null],
    ['a..b@example.org', null],
    ['.a@example.org', null],
    ['@example.org', null],
    ['a@', null],
    ['', null],
    ['a\r\nBcc: b@example.org', null],
    ['a@example.org\0', null],
    [`${'a'.repeat(65)}@example.org`, null],
    [`a@${'b'.repeat(250)}.org`, null],
  ])('%j is %j', (raw, expected) => expect(normaliseEmail(raw)).toBe(expected));

  test('normalised twice is normalised once, and is one plain address', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aB.+@ıK学\u00fc,<"\r\n '), maxLength: 12 });
    fc.assert(
      fc.property(part, part, (local, domain) => {
        const email = normaliseEmail(`${local}@${domain}.org`);
        if (email === null) return;
        expect(normaliseEmail(email)).toBe(email);
        expect(email).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a new password', () => {
  test.each(['correct horse', '一只小猫在睡觉呢好吗', 'Tr0ub4dor&3x', '          x', 'p4ss-word-of-mine'])(
    '%j is taken',
    (password) => expect(passwordProblem(password)).toBeNull(),
  );
  test.each([
    ['', 'required'],
    ['short', 'too_short'],
    ['九个汉字不够长啊吧', 'too_short'],
    ['x'.repeat(257), 'too_long'],
    ['aaaaaaaaaaaa', 'too_common'],
    ['1234567890', 'too_common'],
    ['Password123!', 'too_common'],
    ['qwertyuiop', 'too_common'],
    ['minibatch2026', 'too_common'],
  ])('%j is refused: %s', (password, reason) => expect(passwordProblem(password)).toBe(reason));
});

describe('a password hash', () => {
  test('matches its password alone, and is argon2id with the present parameters', async () => {
    const hash = await hashPassword('a small cat sleeps');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(needsRehash(hash)).toBe(false);
    expect(await verifyPassword(hash, 'a small cat sleeps')).toBe(true);
    expect(await verifyPassword(hash, 'a small cat sleeps ')).toBe(false);
    expect(await hashPassword('a small cat sleeps')).not.toBe(hash);
  });

  test('none, or one that is damaged, matches nothing', async () => {
    expect(await verifyPassword(null, 'no member has this password')).toBe(false);
    expect(await verifyPassword('$argon2id$broken', 'x')).toBe(false);
    expect(needsRehash('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(needsRehash('$2b$12$abcdefghijklmnopqrstuv')).toBe(true);
  });
});

describe('small things', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0',
      'WeChat · Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox · Linux'],
    ['', ''],
    ['<script>', ''],
  ])('%s is called %j', (userAgent, name) => expect(describeBrowser(userAgent)).toBe(name));

  test('time zones are names', () => {
    expect(['Asia/Shanghai', 'UTC', 'Europe/Berlin'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['+08:00', 'Mars/Base', '', 'Asia/Shanghai\0'].map(isTimeZone)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
