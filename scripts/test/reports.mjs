import { readFileSync } from 'node:fs';

/**
 * What the runners say of themselves in their JSON reports. A runner that crashed, or reported nothing, has failed.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, complaints: string[] }} Counts
 */

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @returns {Counts} */
const crashed = (complaint) => ({ passed: 0, failed: 1, skipped: 0, complaints: [complaint] });

/** An exit code that the counted tests do not explain is a failure of its own. */
function withExitCode(name, counts, exitCode) {
  if (counts.passed + counts.failed === 0) return crashed(`${name} ran no test`);
  if (exitCode === 0 || counts.failed > 0) return counts;
  return {
    ...counts,
    failed: 1,
    complaints: [...counts.complaints, `${name} ended with exit code ${exitCode}`],
  };
}

/**
 * @param {string} name
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function readVitest(name, file, exitCode) {
  const report = readReport(file);
  if (!report) return crashed(`${name} wrote no report (exit code ${exitCode})`);
  // A file that cannot be loaded has no tests to count.
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every(({ status: own }) => own !== 'failed'),
  );
  const failedTests = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
    complaints: [...unloadable.map((entry) => entry.name), ...failedTests.map(({ fullName }) => fullName)],
  };
  return withExitCode(name, counts, exitCode);
}

function failedSpecs(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ title, file, line }) => `${file}:${line} ${title}`),
    ...failedSpecs(suite.suites ?? []),
  ]);
}

/**
 * @param {string} name
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function readPlaywright(name, file, exitCode) {
  const report = readReport(file);
  if (!report?.stats) return crashed(`${name} wrote no report (exit code ${exitCode})`);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    complaints: [
      ...(flaky > 0 ? [`${flaky} passed at a second attempt only`] : []),
      ...report.errors.map(({ message }) => String(message).split('\n')[0]),
      ...failedSpecs(report.suites),
    ],
  };
  return withExitCode(name, counts, exitCode);
}

/** The last line of `npm test`. */
export function summaryLine(all) {
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
