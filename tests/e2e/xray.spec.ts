import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { ExplanationView, NeighboursView, PredictionView } from '@/lib/models/views';
import { readContract } from '../support/api-contract';
import { expect, expectAccessible, LOOKS, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import { answer, draw, file, openReady, pad, SEVEN, upload } from '../support/sandbox';

const OPEN = /Look inside|看看网络内部/;
const VIEWS = ['Preparation', 'Numbers', 'Hidden layers', 'Deciding pixels', 'Another digit', 'Neighbours'];

const xray = (page: Page) => page.getByRole('region', { name: /Tensor X-ray|张量透视/ });
const view = (page: Page, name: string) => xray(page).getByRole('tab', { name, exact: true });
/** A map of numbers: its cells are asked with the pointer or the arrow keys. */
const map = (page: Page, name: RegExp) => xray(page).getByRole('button', { name });

/** Draws a seven and opens the X-ray, which begins with the pixels that decided. */
async function lookInto(page: Page): Promise<void> {
  await draw(page, SEVEN);
  await expect(answer(page)).toHaveText('7');
  await page.getByRole('button', { name: OPEN }).click();
}

test.describe('the Tensor X-ray', () => {
  test('shows a guest which pixels decided, computed in the browser', async ({ page }) => {
    await openReady(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await lookInto(page);
    const occlusion = map(page, /Occlusion map: .* answer 7/);
    await expect(occlusion).toBeVisible();
    await expect(
      xray(page).getByText(/Pixels [+-][\d.]+, biases [+-][\d.]+: together \+[\d.]+/),
    ).toBeVisible();
    await occlusion.focus();
    await page.keyboard.press('ArrowUp');
    await expect(
      xray(page).getByText(/^Row 14, column 14, hidden: margin [+-]?[\d.]+, probability [+-]?[\d.]+%$/),
    ).toBeVisible();
    // Both maps point at the same pixel.
    await expect(xray(page).getByText(/^Row 14, column 14: [+-]?[\d.]+$/)).toBeVisible();
    await page.keyboard.press('Home');
    await expect(xray(page).getByText('Row 14, column 0, hidden: margin 0.00, probability 0%')).toBeVisible();
    expect(asked.filter((url) => /\/(explain|predict)/.test(url))).toEqual([]);
  });

  test('can be walked through with the keyboard alone', async ({ page }) => {
    await openReady(page);
    await draw(page, SEVEN);
    const opener = page.getByRole('button', { name: OPEN });
    await opener.focus();
    await page.keyboard.press('Enter');
    await view(page, 'Deciding pixels').focus();
    for (const name of ['Another digit', 'Neighbours', 'Preparation', 'Numbers', 'Hidden layers']) {
      await page.keyboard.press('ArrowRight');
      await expect(view(page, name)).toBeFocused();
      await expect(view(page, name)).toHaveAttribute('aria-selected', 'true');
    }
    await expect(map(page, /hidden layer 1/)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(map(page, /hidden layer 1/)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(
      xray(page)
        .getByText(/^Neuron \d+: /)
        .first(),
    ).toBeVisible();
  });

  test('shows each step of the preparation, of a drawing and of a file', async ({ page }) => {
    await openReady(page);
    await lookInto(page);
    await view(page, 'Preparation').click();
    const steps = xray(page).getByRole('tablist', { name: 'Steps of the preparation' });
    for (const [name, size] of [
      ['1 Distance', '280 × 280 pixels'],
      ['2 Ink', '280 × 280 pixels'],
      ['4 28 × 28', '28 × 28 pixels'],
    ] as const) {
      await steps.getByRole('tab', { name }).click();
      await expect(xray(page).getByText(size).and(page.locator(':visible'))).toBeVisible();
      await expect(xray(page).getByRole('img', { name: name.slice(2), exact: true })).toBeVisible();
    }
    const served = page.waitForResponse((response) => response.url().includes('include=steps'));
    await upload(page).setInputFiles(file(await digitPng(4)));
    await expect(answer(page)).toHaveText('4');
    expect((await served).status()).toBe(200);
    await expect(steps.getByRole('tab')).toHaveCount(5);
  });

  test('gives the exact numbers to copy, to download and to walk over', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openReady(page);
    await lookInto(page);
    await view(page, 'Numbers').click();
    const saving = page.waitForEvent('download');
    await xray(page).getByRole('button', { name: 'Download as CSV' }).click();
    const csv = await readFile(await (await saving).path(), 'utf8');
    const numbers = csv
      .trim()
      .split(/[\r\n]+/)
      .map((line) => line.split(',').map(Number));
    expect(numbers.map((row) => row.length)).toEqual(Array.from({ length: 28 }, () => 28));
    expect(Math.max(...numbers.flat())).toBe(1);
    await xray(page).getByRole('button', { name: 'Copy as Python list' }).click();
    await expect(page.getByText('The numbers are in the clipboard.')).toBeVisible();
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(numbers);
    const table = xray(page).getByRole('table', { name: /28 × 28 numbers/ });
    await expect(table.getByRole('row')).toHaveCount(29);
    await table.getByRole('cell').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(xray(page).getByText('Row 1, column 1: 0')).toBeVisible();
  });

  test('follows the pen: the hidden layers change while it is down', async ({ page }) => {
    await openReady(page);
    await lookInto(page);
    await view(page, 'Hidden layers').click();
    const on = xray(page).getByText(/^\d+ of 512 are on$/);
    await expect(on).toBeVisible();
    const before = await on.textContent();
    await draw(
      page,
      [
        [0.2, 0.5],
        [0.8, 0.55],
        [0.8, 0.8],
      ],
      { lift: false },
    );
    await expect(on).not.toHaveText(before ?? '');
    await page.mouse.up();
  });

  test('says what another digit would need, for any digit', async ({ page }) => {
    await openReady(page);
    await lookInto(page);
    await view(page, 'Another digit').click();
    await expect(xray(page).getByText(/To be read as \d, it would need [\d.]+ (more|fewer)/)).toBeVisible();
    await xray(page).getByLabel('To be read as').selectOption('2');
    await expect(xray(page).getByText(/To be read as 2, it would need/)).toBeVisible();
    await expect(xray(page).getByText(/^Just read as 2 \(5\d(\.\d)?%\)$/)).toBeVisible();
    await map(page, /smallest change/).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(xray(page).getByText(/^Row 14, column 14: from [\d.]+ to [\d.]+$/)).toBeVisible();
  });

  test('finds the nearest training pictures, with labels and distances', async ({ page }) => {
    await openReady(page);
    await lookInto(page);
    await view(page, 'Neighbours').click();
    await expect(xray(page).getByText(/\d of the 8 nearest of 60,000 training pictures/)).toBeVisible({
      timeout: 20_000,
    });
    await expect(xray(page).getByRole('img', { name: /^A training picture labelled \d$/ })).toHaveCount(8);
  });

  test('is explained by the server where the browser cannot', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto('/en/sandbox');
    await draw(page, SEVEN);
    await expect(answer(page)).toHaveText('7');
    const explained = page.waitForResponse((response) => response.url().includes('/explain?version=2'));
    await page.getByRole('button', { name: OPEN }).click();
    expect((await explained).status()).toBe(200);
    await expect(map(page, /Occlusion map/)).toBeVisible();
    await view(page, 'Hidden layers').click();
    await expect(xray(page).getByText(/^\d+ of 512 are on$/)).toBeVisible();
  });

  test('says so when the server is busy, and tries again', async ({ page, allowNoise }) => {
    allowNoise(/status of 503|response: 503/);
    await openReady(page);
    await lookInto(page);
    await page.route('**/neighbours', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'busy', detail: 'The server is busy.' }),
      }),
    );
    await view(page, 'Neighbours').click();
    await expect(xray(page).getByText('The server is busy.')).toBeVisible();
    await page.unroute('**/neighbours');
    await xray(page).getByRole('button', { name: 'Try again' }).click();
    await expect(xray(page).getByText(/training pictures are labelled/)).toBeVisible({ timeout: 20_000 });
  });

  for (const { locale, colorScheme } of LOOKS) {
    test(`is accessible and fits a phone in ${locale}, ${colorScheme}`, async ({ browser, baseURL }) => {
      // Six views, each looked over by axe.
      test.slow();
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        colorScheme,
        reducedMotion: 'reduce',
        baseURL,
      });
      const page = await context.newPage();
      await page.goto(`/${locale}/sandbox`);
      await draw(page, SEVEN);
      await expect(answer(page)).toHaveText('7');
      await page.getByRole('button', { name: OPEN }).click();
      const tabs = xray(page).getByRole('tablist').first().getByRole('tab');
      await expect(tabs).toHaveCount(VIEWS.length);
      for (let i = 0; i < VIEWS.length; i++) {
        await tabs.nth(i).click();
        await expect(xray(page).locator('[aria-busy=true], .skeleton')).toHaveCount(0, { timeout: 20_000 });
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
      await expect(pad(page)).toBeVisible();
      await context.close();
    });
  }
});

test.describe('a program', () => {
  test('asks why, and for the nearest training pictures, as the description says', async ({ request }) => {
    const contract = await readContract(request);
    const data = await digitPng(5);
    const predicted = await request.post('/api/v1/models/mnist-mlp/predict', {
      data,
      headers: { 'content-type': 'image/png' },
    });
    const { input, digit } = (await predicted.json()) as PredictionView;
    const why = await request.post('/api/v1/models/mnist-mlp/explain?version=1', {
      data: { input, target: 3 },
    });
    const explained = await contract.check('post', '/models/{name}/explain', why);
    expect(explained as ExplanationView).toMatchObject({ version: 1, change: { target: 3 } });
    const near = await request.post('/api/v1/models/mnist-mlp/neighbours', { data: { input } });
    const found = (await contract.check('post', '/models/{name}/neighbours', near)) as NeighboursView;
    expect(found.neighbours.map(({ label }) => label)).toContain(digit);
    for (const path of ['explain', 'neighbours'] as const) {
      const refused = await request.post(`/api/v1/models/mnist-mlp/${path}`, { data: { input: [1, 2] } });
      expect(refused.status()).toBe(400);
      await contract.check('post', `/models/{name}/${path}`, refused);
    }
  });
});
