import { readFile } from 'node:fs/promises';
import type { PredictionView } from '@/lib/models/views';
import { expect, expectAccessible, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import {
  answer,
  draw,
  file,
  ONE,
  openReady,
  openSandbox,
  pad,
  REFUSED,
  readHere,
  readThere,
  SEVEN,
  shownProbabilities,
  upload,
} from '../support/sandbox';

/** What both ways may differ by: sums are made in another order. */
const AGREEMENT = 1e-4;

test.describe('the network in the browser', () => {
  test('answers while the pen is still down, and asks no server', async ({ page }) => {
    await openReady(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await draw(page, SEVEN, { lift: false });
    await expect(answer(page)).toHaveText('7');
    await expect(readHere(page)).toBeVisible();
    await page.mouse.up();
    await expect(page.getByRole('status').filter({ hasText: 'Closest digit: 7' })).toBeAttached();
    expect(asked.filter((url) => url.includes('/predict'))).toEqual([]);
  });

  test('and the server agree about the same picture', async ({ page, request }) => {
    await openReady(page);
    const drawings = [
      [SEVEN],
      [ONE],
      [
        [
          [0.3, 0.2],
          [0.3, 0.5],
          [0.75, 0.5],
        ],
        [
          [0.62, 0.3],
          [0.62, 0.85],
        ],
      ],
    ] as const;
    for (const strokes of drawings) {
      for (const stroke of strokes) await draw(page, stroke);
      await expect(page.getByRole('img', { name: `Drawing pad, ${strokes.length} stroke` })).toBeVisible();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the picture' }).click();
      const png = await readFile(await (await saving).path());
      await expect(readHere(page)).toBeVisible();
      const here = await shownProbabilities(page);
      const response = await request.post('/api/v1/models/mnist-mlp/predict?version=2', {
        data: png,
        headers: { 'content-type': 'image/png' },
      });
      const there = (await response.json()) as PredictionView;
      await expect(answer(page)).toHaveText(String(there.digit));
      expect(here).toHaveLength(10);
      for (const [digit, probability] of there.probabilities.entries()) {
        expect(Math.abs((here[digit] ?? Number.NaN) - probability)).toBeLessThan(AGREEMENT);
      }
      await page.getByRole('button', { name: 'Clear' }).click();
    }
  });

  test('is loaded when a pointer comes near the pad, not with the page', async ({ page }) => {
    const loaded = (url: string) => url.endsWith('/models/mnist-mlp/2/model.onnx');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto('/en/sandbox', { waitUntil: 'networkidle' });
    expect(requests.filter(loaded)).toEqual([]);
    const loading = page.waitForRequest((request) => loaded(request.url()));
    await pad(page).hover();
    await loading;
  });

  test('is waited for by nobody: the server reads until it has come', async ({ page, allowNoise }) => {
    allowNoise(REFUSED);
    let deliver = () => {};
    const held = new Promise<void>((resolve) => {
      deliver = resolve;
    });
    await page.route('**/model.onnx', async (route) => {
      await held;
      await route.continue();
    });
    await openSandbox(page);
    await draw(page, SEVEN);
    await expect(answer(page)).toHaveText('7');
    await expect(readThere(page)).toBeVisible();
    await expect(page.getByText(/The network is on its way to your browser/)).toBeVisible();
    deliver();
    // The drawing on the pad is read again, here.
    await expect(readHere(page)).toBeVisible({ timeout: 30_000 });
    await expect(answer(page)).toHaveText('7');
  });

  test('is not loaded for those who save data', async ({ page, allowNoise }) => {
    allowNoise(REFUSED);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const models: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.onnx')) models.push(request.url());
    });
    await openSandbox(page);
    await draw(page, SEVEN);
    await expect(readThere(page)).toBeVisible();
    await expect(answer(page)).toHaveText('7');
    expect(models).toEqual([]);
  });

  test('that does not come leaves the server', async ({ page, allowNoise }) => {
    allowNoise(REFUSED);
    allowNoise(/model\.onnx|status of 404/);
    await page.route('**/model.onnx', (route) => route.fulfill({ status: 404, body: '' }));
    await openSandbox(page);
    await draw(page, SEVEN);
    await expect(answer(page)).toHaveText('7');
    await expect(readThere(page)).toBeVisible();
  });

  test('of another version answers the same drawing, also when the address asks for it', async ({ page }) => {
    await openSandbox(page, '/en/sandbox?model=mnist-mlp&version=1');
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('1');
    await draw(page, SEVEN);
    await expect(page.getByText(/mnist-mlp@1 · Read in your browser/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('combobox', { name: 'Model' }).selectOption('mnist-mlp@2');
    await expect(page.getByText(/mnist-mlp@2 · Read/)).toBeVisible();
    await expect(answer(page)).toHaveText('7');
  });
});

test.describe('comparing', () => {
  test('shows both versions beside each other, and whether they agree', async ({ page }) => {
    await openReady(page);
    await draw(page, SEVEN);
    await page.getByRole('switch', { name: 'Compare with mnist-mlp@1' }).check();
    await expect(page.getByText('mnist-mlp@2 and @1 agree: 7.')).toBeVisible({ timeout: 30_000 });
    const table = page.getByRole('table', { name: 'Probability of each digit in both versions' });
    await expect(table.getByRole('columnheader')).toHaveText(['Digit', '@2', '@1', '± points']);
    await expect(table.getByRole('row')).toHaveCount(11);
    await expectAccessible(page);
    await page.getByRole('switch', { name: 'Compare with mnist-mlp@1' }).uncheck();
    await expect(table).toHaveCount(0);
  });

  test('says so where they disagree', async ({ page }) => {
    await openSandbox(page);
    const one = await digitPng(1);
    // The older version is made to see another picture: which digit it takes this one for is not the point.
    const seven = await digitPng(7);
    await page.route(/predict\?version=1$/, (route) => route.continue({ postData: seven }));
    await page.getByRole('switch', { name: 'Compare with mnist-mlp@1' }).check();
    await upload(page).setInputFiles(file(one));
    await expect(page.getByText('They disagree: mnist-mlp@2 reads 1, @1 reads 7.')).toBeVisible();
  });
});

test.describe('this visit', () => {
  test('remembers its answers, and shows them again with their strokes', async ({ page }) => {
    await openReady(page);
    await page.getByRole('button', { name: 'Forget' }).click();
    await draw(page, SEVEN);
    await expect(page.getByRole('button', { name: '7, drawn' })).toBeVisible();
    await upload(page).setInputFiles(file(await digitPng(4), 'four.png'));
    await expect(answer(page)).toHaveText('4');
    await expect(page.getByRole('img', { name: 'Drawing pad, empty' })).toBeVisible();
    await page.getByRole('button', { name: '7, drawn' }).click();
    await expect(answer(page)).toHaveText('7');
    await expect(page.getByRole('img', { name: 'Drawing pad, 1 stroke.' })).toBeVisible();
    await page.getByRole('button', { name: '4, from four.png' }).click();
    await expect(answer(page)).toHaveText('4');
  });
});
