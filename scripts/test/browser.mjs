import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Finds a Chromium for the tests, and gets one where there is none. */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
];

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/**
 * The path of an installed Chromium or Chrome: MINIBATCH_BROWSER, one of the system, or Playwright's own.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const wanted = process.env.MINIBATCH_BROWSER;
  if (wanted && existsSync(wanted)) return wanted;
  return (
    NAMES.map(onPath).find(Boolean) ?? PLACES.find((file) => existsSync(file)) ?? (await playwrightsOwn())
  );
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

const WAYS_TO_INSTALL = [
  {
    possible: () => true,
    commands: [[process.execPath, join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']],
  },
  {
    possible: isRootOnDebian,
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ],
  },
];

/**
 * A browser, installed if need be: by Playwright, else (root on Debian) by apt.
 *
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  for (const { possible, commands } of WAYS_TO_INSTALL) {
    if (!possible()) continue;
    try {
      for (const [program, ...args] of commands) {
        execFileSync(program, args, {
          stdio: 'ignore',
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
      }
    } catch {
      continue;
    }
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium or Chrome, and none could be installed: install one, or name it by MINIBATCH_BROWSER.',
  );
}
