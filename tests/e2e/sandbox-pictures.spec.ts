import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { expect, expectAccessible, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import { answer, file, openSandbox, REFUSED, rowOfDigits, upload } from '../support/sandbox';

const batch = (page: import('@playwright/test').Page) =>
  page.getByRole('table', { name: 'The pictures and their answers' });

test.describe('a picture with several digits', () => {
  test('is read from left to right, and each digit can be looked at by keyboard', async ({ page }) => {
    await openSandbox(page);
    await upload(page).setInputFiles(file(await rowOfDigits([4, 0, 7])));
    await expect(page.getByRole('status').filter({ hasText: '3 digits: 4, 0, 7.' })).toBeAttached();
    const boxes = page.getByRole('button', { name: /^Digit \d, \d of 3$/ });
    await expect(boxes).toHaveCount(3);
    await page.getByRole('button', { name: 'Digit 0, 2 of 3' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Digit 0, 2 of 3' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(answer(page)).toHaveText('0');
    await page.getByRole('button', { name: 'Digit 7, 3 of 3' }).click();
    await expect(answer(page)).toHaveText('7');
    await expectAccessible(page);
  });
});

test.describe('many pictures at once', () => {
  test('are read into a table that can be sorted, filtered and opened', async ({ page, allowNoise }) => {
    allowNoise(REFUSED);
    await openSandbox(page);
    const digits = await Promise.all(
      [3, 9, 1].map(async (digit) => file(await digitPng(digit), `${digit}.png`)),
    );
    await upload(page).setInputFiles([...digits, file(Buffer.from('no picture'), '=bad.png')]);
    await expect(page.getByText('4 of 4 done, 1 failed')).toBeVisible();
    const rows = batch(page).locator('tbody').getByRole('row');
    await expect(rows).toHaveCount(4);
    await batch(page).getByRole('button', { name: 'Digit' }).click();
    await expect(rows.locator('th')).toHaveText(['1.png', '3.png', '9.png', '=bad.png']);
    await expect(batch(page).getByRole('columnheader', { name: 'Digit' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await batch(page).getByRole('button', { name: 'Digit' }).click();
    await expect(rows.locator('th')).toHaveText(['9.png', '3.png', '1.png', '=bad.png']);
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Only failed');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Only PNG, JPEG, WebP and GIF');
    await page.getByRole('combobox', { name: 'Show' }).selectOption('All');
    await page.getByRole('searchbox', { name: 'Name contains' }).fill('9');
    await expect(rows).toHaveCount(1);
    await expectAccessible(page);
    await batch(page).getByRole('button', { name: '9.png' }).click();
    const dialog = page.getByRole('dialog', { name: '9.png' });
    await expect(dialog.getByTestId('digit')).toHaveText('9');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('leave as CSV and as JSON, with nothing that a spreadsheet would run', async ({
    page,
    allowNoise,
  }) => {
    allowNoise(REFUSED);
    await openSandbox(page);
    await upload(page).setInputFiles([
      file(await digitPng(5), '五.png'),
      file(Buffer.from('no picture'), '=1+1.png'),
    ]);
    await expect(page.getByText('2 of 2 done, 1 failed')).toBeVisible();
    const save = async (name: string) => {
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name, exact: true }).click();
      return readFile(await (await saving).path(), 'utf8');
    };
    const csv = await save('CSV');
    expect(csv.startsWith('\uFEFFfile,state,digit,probability')).toBe(true);
    expect(csv).toContain('五.png,read,5,');
    expect(csv).toContain("'=1+1.png,failed");
    const json = JSON.parse(await save('JSON'));
    expect(json[0]).toMatchObject({ file: '五.png', prediction: { digit: 5, version: 2 } });
    expect(json[1]).toMatchObject({ file: '=1+1.png', error: 'unsupported_media' });
  });

  test('come out of a zip file as well', async ({ page }) => {
    await openSandbox(page);
    const bytes = zipSync({
      'a/2.png': new Uint8Array(await digitPng(2)),
      'a/8.png': new Uint8Array(await digitPng(8)),
      'a/readme.txt': strToU8('no picture'),
    });
    await upload(page).setInputFiles({
      name: 'digits.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(bytes),
    });
    await expect(page.getByText('2 of 2 done', { exact: true })).toBeVisible();
    await expect(batch(page).locator('tbody th')).toHaveText(['a/2.png', 'a/8.png']);
  });

  test('wait when the server is busy, and then go on', async ({ page, allowNoise }) => {
    allowNoise(/status of 503/);
    allowNoise(/response: 503/);
    await openSandbox(page);
    let busy = 2;
    await page.route(/\/predict\?/, async (route) => {
      busy -= 1;
      if (busy < 0) return route.continue();
      await route.fulfill({
        status: 503,
        headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
        body: JSON.stringify({ code: 'busy' }),
      });
    });
    const files = await Promise.all([6, 0].map(async (digit) => file(await digitPng(digit), `${digit}.png`)));
    await upload(page).setInputFiles(files);
    await expect(page.getByText('2 of 2 done', { exact: true })).toBeVisible({ timeout: 20_000 });
  });

  test('can be stopped, and the others read later', async ({ page }) => {
    await openSandbox(page);
    let held = true;
    await page.route(/\/predict\?/, async (route) => {
      if (held) return;
      await route.continue();
    });
    const files = await Promise.all(
      [1, 2, 3, 4].map(async (digit) => file(await digitPng(digit), `${digit}.png`)),
    );
    await upload(page).setInputFiles(files);
    await page.getByRole('button', { name: 'Stop' }).click();
    held = false;
    await page.getByRole('button', { name: 'Read the other 4' }).click();
    await expect(page.getByText('4 of 4 done', { exact: true })).toBeVisible();
  });

  test('fit a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openSandbox(page, '/zh-CN/sandbox');
    const long = `${'很长的文件名'.repeat(10)}.png`;
    await upload(page).setInputFiles([
      file(await digitPng(3), long),
      file(await rowOfDigits([1, 2]), '12.png'),
    ]);
    await expect(page.getByText('已完成 2 / 2', { exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await expectAccessible(page);
  });
});
