import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSite, generateClient } from './site/build.mjs';
import { explain, step } from './site/console.mjs';
import { installPackages } from './site/packages.mjs';
import { readPlaywright, readVitest, summaryLine } from './test/reports.mjs';

/**
 * `npm test`: everything, from an empty clone. Its last line sums what the runners' own reports say, and it fails when
 * a test failed or a runner did not finish.
 */

const REPORTS = resolve('reports');
const program = (...path) => resolve('node_modules', ...path);

/** The operator's own settings must not reach the tests: they run on what they make themselves. */
const SETTINGS =
  /^(DATABASE_URL|SITE_URL|NEXTAUTH_|PORT$|MINIBATCH_DATA_DIR|SEED_DEMO|RATE_LIMIT_SCALE|TRUST_PROXY|SMTP_URL|MAIL_FROM|GITHUB_|GOOGLE_|S3_|NEXT_DIST_DIR)/;

function clearSettings() {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) delete process.env[name];
}

/** Runs a program in the foreground and gives its exit code. */
function runShown(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

async function runCheck(name, args) {
  console.log(`\n— ${name}`);
  const exitCode = await runShown(args);
  const ok = exitCode === 0;
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0, complaints: ok ? [] : [`${name} failed`] };
}

async function runVitest(project) {
  console.log(`\n— ${project} tests`);
  const report = join(REPORTS, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const exitCode = await runShown([program('vitest', 'vitest.mjs'), ...args]);
  return readVitest(`${project} tests`, report, exitCode);
}

async function runPlaywright() {
  console.log('\n— end-to-end tests');
  const report = join(REPORTS, 'e2e.json');
  const exitCode = await runShown(
    [program('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  );
  return readPlaywright('end-to-end tests', report, exitCode);
}

async function prepare() {
  await step('Packages', () => installPackages({ development: true }));
  const { ensureBrowser } = await import('./test/browser.mjs');
  process.env.MINIBATCH_BROWSER = await step('Browser', ensureBrowser);
  await step('Database client', generateClient);
  await step('Site', buildSite);
}

async function runAll() {
  return [
    await runCheck('types', [program('typescript', 'bin', 'tsc'), '--noEmit']),
    await runCheck('lint', [program('@biomejs', 'biome', 'bin', 'biome'), 'check']),
    await runVitest('unit'),
    await runVitest('integration'),
    await runPlaywright(),
  ];
}

function summarise(all) {
  const complaints = all.flatMap((counts) => counts.complaints);
  if (complaints.length > 0) console.log(`\nFailed:\n${complaints.map((line) => `  ${line}`).join('\n')}`);
  console.log(`\n${summaryLine(all)}`);
  return all.every(({ failed }) => failed === 0) ? 0 : 1;
}

clearSettings();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
try {
  await prepare();
  process.exitCode = summarise(await runAll());
} catch (error) {
  console.error(explain(error));
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
