import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import sharp from 'sharp';
import { findBrowser } from '../../scripts/test/browser.mjs';
import { CHROMIUM_FLAGS } from '../support/chromium';
import { test as base, expect, expectAccessible } from '../support/e2e';
import { digitSvg } from '../support/pictures';
import { answer, openSandbox } from '../support/sandbox';

const WIDTH = 640;
const HEIGHT = 480;

/** A film of one grey picture in YUV4MPEG2, which Chromium's fake camera plays again and again. */
async function filmOf(digit: number): Promise<Buffer> {
  const grey = await sharp(Buffer.from(digitSvg(digit, { side: HEIGHT })))
    .resize(WIDTH, HEIGHT, { fit: 'contain', background: 'white' })
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer();
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
    frame,
    frame,
  ]);
}

/** The tests' browser, with a camera that sees the film. */
const test = base.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ playwright }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'minibatch-camera-'));
      const film = join(folder, 'five.y4m');
      writeFileSync(film, await filmOf(5));
      const fake = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
      const executablePath = (await findBrowser()) ?? playwright.chromium.executablePath();
      await use({ executablePath, args: [...CHROMIUM_FLAGS, ...fake] });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.describe('the camera', () => {
  test('takes a picture of a digit, and is off again afterwards', async ({ page, context }) => {
    await context.grantPermissions(['camera']);
    await openSandbox(page);
    await page.evaluate(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        Object.assign(window, { openedTracks: stream.getTracks() });
        return stream;
      };
    });
    await page.getByRole('button', { name: 'Camera' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take a picture of a digit' });
    const take = dialog.getByRole('button', { name: 'Take the picture' });
    await expect(take).not.toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page);
    await take.click();
    await expect(dialog).toBeHidden();
    await expect(answer(page)).toHaveText('5');
    const states = await page.evaluate(() =>
      (window as Window & { openedTracks?: MediaStreamTrack[] }).openedTracks?.map(
        (track) => track.readyState,
      ),
    );
    expect(states).toEqual(['ended']);
  });

  test('that is refused says so, and what to do', async ({ page, context }) => {
    await context.clearPermissions();
    await openSandbox(page);
    await page.getByRole('button', { name: 'Camera' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('may not use the camera');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('that is not there says so', async ({ page }) => {
    await openSandbox(page);
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    });
    await page.getByRole('button', { name: 'Camera' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('No camera was found');
  });
});
