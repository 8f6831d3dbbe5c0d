import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPlaywright, readVitest, summaryLine } from '@/scripts/test/reports.mjs';

const directory = mkdtempSync(join(tmpdir(), 'minibatch-reports-'));
afterAll(() => rmSync(directory, { recursive: true }));

function reportFile(content: object | string): string {
  const file = join(directory, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitestReport = (more: object = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
  ...more,
});
const playwrightReport = (stats: object, errors: object[] = []) => ({
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
  suites: [],
});

describe("the sum of the runners' reports", () => {
  test('counts what passed, failed and was skipped in all of them', () => {
    const all = [
      readVitest('unit', reportFile(vitestReport({ numFailedTests: 2 })), 1),
      readPlaywright('e2e', reportFile(playwrightReport({ unexpected: 1 })), 1),
    ];
    expect(summaryLine(all)).toBe('8 passed, 3 failed, 1 skipped');
  });

  test('names no skipped tests where there are none', () => {
    expect(summaryLine([readPlaywright('e2e', reportFile(playwrightReport({})), 0)])).toBe(
      '3 passed, 0 failed',
    );
  });

  test.each([
    ['wrote no report', () => readVitest('unit', join(directory, 'missing.json'), 0)],
    ['wrote half a report', () => readVitest('unit', reportFile('{"numPassed'), 0)],
    ['ran no test', () => readVitest('unit', reportFile(vitestReport({ numPassedTests: 0 })), 0)],
    ['crashed after its tests', () => readVitest('unit', reportFile(vitestReport()), 1)],
    [
      'could not start the site',
      () => readPlaywright('e2e', reportFile(playwrightReport({}, [{ message: 'no' }])), 1),
    ],
    [
      'passed at the second attempt only',
      () => readPlaywright('e2e', reportFile(playwrightReport({ flaky: 1 })), 0),
    ],
    [
      'could not load a file',
      () =>
        readVitest(
          'unit',
          reportFile(vitestReport({ testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] })),
          1,
        ),
    ],
  ])('a runner that %s has failed', (_what, read) => {
    expect(read().failed).toBe(1);
    expect(read().complaints).not.toEqual([]);
  });
});
