import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/test/browser.mjs';
import { CHROMIUM_FLAGS } from './tests/support/chromium';

/**
 * The tests run in a real browser against the production build, started by the real start script on a port and a data
 * directory of its own. This file is read by the main process and by every worker: what it chooses, it hands down by
 * the environment.
 */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

process.env.E2E_PORT ??= String(await freePort());
if (!process.env.E2E_DATA_DIR) {
  const directory = join(tmpdir(), `minibatch-e2e-${process.pid}`);
  process.env.E2E_DATA_DIR = directory;
  // Only the main process comes here: the workers inherit the variable. The site has stopped by then.
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
}
/** Tests put pictures where the site looks for them. */
process.env.MINIBATCH_DATA_DIR = process.env.E2E_DATA_DIR;
/** Known to the tests too, which write session cookies of their own. */
process.env.NEXTAUTH_SECRET = 'the-secret-of-the-end-to-end-tests-0123456789';

const port = process.env.E2E_PORT;
/** An address literal: no resolver, and no other interface, has a part in the tests. */
const baseURL = `http://127.0.0.1:${port}`;
process.env.SITE_URL = baseURL;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: CHROMIUM_FLAGS },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${baseURL}/api/health`,
    timeout: 600_000,
    stdout: 'pipe',
    stderr: 'pipe',
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: port,
      SITE_URL: baseURL,
      MINIBATCH_DATA_DIR: process.env.E2E_DATA_DIR,
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET,
      DATABASE_URL: '',
      SMTP_URL: '',
      // Every test comes from one address; what the limits do is tested on the database, without a browser.
      RATE_LIMIT_SCALE: '1000',
    },
  },
});
