import { PREDICT_IN_FLIGHT_MAX } from '@/lib/limits';
import { expect, expectAccessible, LOOKS, test } from '../support/e2e';
import { digitPng, digitSvg, pngBomb } from '../support/pictures';
import { answer, draw, file, ONE, openSandbox, pad, REFUSED, SEVEN, upload } from '../support/sandbox';

test.describe('the sandbox', () => {
  test('a guest draws a seven and the network reads it', async ({ page }) => {
    await openSandbox(page);
    await draw(page, SEVEN);
    await expect(answer(page)).toHaveText('7');
    await expect(page.getByRole('status').filter({ hasText: 'Closest digit: 7' })).toBeAttached();
    await expect(page.getByRole('table', { name: 'Probability of each digit' }).getByRole('row')).toHaveCount(
      11,
    );
    await expect(
      page.getByText(/mnist-mlp@2 · Read (in your browser|on the server) in [\d.]+ ms/),
    ).toBeVisible();
  });

  test('undo takes the last stroke back, redo brings it again, and clearing can be undone', async ({
    page,
  }) => {
    await openSandbox(page);
    await draw(page, ONE);
    await expect(answer(page)).toHaveText('1');
    await draw(page, [
      [0.2, 0.85],
      [0.8, 0.85],
    ]);
    await expect(page.getByRole('img', { name: 'Drawing pad, 2 strokes' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('img', { name: 'Drawing pad, 1 stroke.' })).toBeVisible();
    await expect(answer(page)).toHaveText('1');
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(page.getByRole('img', { name: 'Drawing pad, 2 strokes' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(answer(page)).toHaveCount(0);
    await expect(page.getByRole('img', { name: 'Drawing pad, empty' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('img', { name: 'Drawing pad, 2 strokes' })).toBeVisible();
    await expect(answer(page)).toBeVisible();
  });

  test('the pad is worked by keys, which leave text fields alone', async ({ page }) => {
    await openSandbox(page);
    await draw(page, ONE);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('img', { name: 'Drawing pad, empty' })).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('img', { name: 'Drawing pad, 1 stroke.' })).toBeVisible();
    // Away from the pad the keys are nobody's.
    await page.mouse.move(2, 2);
    await page.getByRole('combobox', { name: 'Model' }).focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('img', { name: 'Drawing pad, 1 stroke.' })).toBeVisible();
    // With the focus on one of its tools, they are the pad's again.
    await page.getByRole('radio', { name: 'Medium pen' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Thick pen' })).toBeChecked();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('img', { name: 'Drawing pad, empty' })).toBeVisible();
  });

  test('a second finger does nothing', async ({ page }) => {
    await openSandbox(page);
    const box = await pad(page).boundingBox();
    if (!box) throw new Error('no pad');
    const session = await page.context().newCDPSession(page);
    const finger = (id: number, x: number, y: number) => ({
      id,
      x: box.x + x * box.width,
      y: box.y + y * box.height,
    });
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof finger>[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', [finger(0, 0.5, 0.15)]);
    await send('touchStart', [finger(0, 0.5, 0.15), finger(1, 0.1, 0.5)]);
    for (let y = 0.2; y < 0.9; y += 0.05)
      await send('touchMove', [finger(0, 0.5, y), finger(1, 0.1 + y, 0.5)]);
    await send('touchEnd', []);
    await expect(page.getByRole('img', { name: 'Drawing pad, 1 stroke.' })).toBeVisible();
    await expect(answer(page)).toHaveText('1');
  });

  test('a finger draws as well', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 740 },
      baseURL,
    });
    const page = await context.newPage();
    await openSandbox(page, '/zh-CN/sandbox');
    const box = await page.getByRole('img', { name: /手写板/ }).boundingBox();
    if (!box) throw new Error('no pad');
    const session = await context.newCDPSession(page);
    const at = (x: number, y: number) => [{ x: box.x + x * box.width, y: box.y + y * box.height }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.5, 0.15) });
    for (let y = 0.2; y < 0.9; y += 0.05) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(0.5, y) });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(answer(page)).toHaveText('1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await context.close();
  });

  test('a picture is read as soon as it is chosen, and its pixels can be asked one by one', async ({
    page,
  }) => {
    await openSandbox(page);
    await upload(page).setInputFiles(file(await digitPng(4, { ink: '#ffe08a', paper: '#203050' })));
    await expect(answer(page)).toHaveText('4');
    const seen = page.getByRole('button', { name: /28 by 28 picture/ });
    await seen.focus();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText(/^Row 13, column 14: [01]\.\d{3}$/)).toBeVisible();
  });

  test('a picture can be dropped and pasted', async ({ page }) => {
    await openSandbox(page);
    const give = async (type: 'drop' | 'paste', digit: number) => {
      const bytes = [...(await digitPng(digit))];
      await page.evaluate(
        ({ type: kind, bytes: data }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(data)], 'digit.png', { type: 'image/png' }));
          const options = { bubbles: true, cancelable: true };
          const event =
            kind === 'drop'
              ? new DragEvent('drop', { ...options, dataTransfer: transfer })
              : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
          document.querySelector('canvas')?.dispatchEvent(event);
        },
        { type, bytes },
      );
    };
    await give('drop', 3);
    await expect(answer(page)).toHaveText('3');
    await give('paste', 5);
    await expect(answer(page)).toHaveText('5');
  });

  test('a bad picture gets a sentence that says what to do, and the next good one is read', async ({
    page,
    allowNoise,
  }) => {
    allowNoise(REFUSED);
    await openSandbox(page);
    const whole = await digitPng(2);
    const bad: [string, Buffer, RegExp][] = [
      ['text that calls itself a picture', Buffer.from('hello'), /Only PNG, JPEG, WebP and GIF/],
      ['an SVG', Buffer.from(digitSvg(2)), /Only PNG, JPEG, WebP and GIF/],
      ['a picture cut in half', whole.subarray(0, whole.length / 2), /damaged or cut short/],
      ['a bomb', pngBomb(30_000), /30,000 × 30,000 pixels/],
      ['a blank page', await digitPng(2, { ink: 'white' }), /No digit was found/],
      ['eleven megabytes', Buffer.alloc(11 * 1024 * 1024), /at most 10 MB/],
    ];
    const main = page.getByRole('main');
    for (const [name, bytes, sentence] of bad) {
      await upload(page).setInputFiles(file(bytes, `${name}.png`));
      await expect(main.getByRole('alert'), name).toContainText(sentence);
    }
    await upload(page).setInputFiles(file(whole));
    await expect(answer(page)).toHaveText('2');
    await expect(main.getByRole('alert')).toHaveCount(0);
  });

  test('200 pictures at once are read, or told when to come again, and the site goes on meanwhile', async ({
    page,
    request,
  }) => {
    const picture = await digitPng(8);
    const all = Promise.all(
      Array.from({ length: 200 }, () =>
        request.post('/api/v1/models/mnist-mlp/predict', {
          data: picture,
          headers: { 'content-type': 'image/png' },
        }),
      ),
    );
    await page.goto('/en/about');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const refused = (await all).filter((response) => response.status() !== 200);
    // One address may have so many pictures waiting; beyond that the others' places are kept free.
    expect(refused.length).toBeLessThanOrEqual(200 - PREDICT_IN_FLIGHT_MAX);
    for (const response of refused) {
      expect(response.status()).toBe(503);
      expect(Number(response.headers()['retry-after'])).toBeGreaterThan(0);
    }
    const later = await request.post('/api/v1/models/mnist-mlp/predict', { data: picture });
    expect(later.status()).toBe(200);
  });

  for (const { locale, colorScheme } of LOOKS) {
    test(`is accessible with and without an answer: ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await openSandbox(page, `/${locale}/sandbox`);
      await expectAccessible(page);
      await upload(page).setInputFiles(file(await digitPng(6)));
      await expect(answer(page)).toHaveText('6');
      await expectAccessible(page);
    });
  }
});

test.describe('the sandbox without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('reads an uploaded picture, and says what is wrong with a bad one', async ({ page }) => {
    await page.goto('/en/sandbox');
    await upload(page).setInputFiles(file(await digitPng(9)));
    await page.getByRole('button', { name: 'Read the picture' }).click();
    await expect(answer(page)).toHaveText('9');
    await upload(page).setInputFiles(file(Buffer.from('no picture')));
    await page.getByRole('button', { name: 'Read the picture' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Only PNG, JPEG, WebP and GIF');
  });
});

test.describe('the model card', () => {
  test('says how well the model reads, and the file it offers is the one it describes', async ({
    page,
    request,
  }) => {
    await page.goto('/en/models/mnist-mlp');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The shared network: mnist-mlp@');
    await page.getByText('The same as a table').first().click();
    const epochs = page.getByRole('table', { name: 'Accuracy after each epoch' }).getByRole('row');
    // A row of headings, then the thirty epochs of version 2.
    await expect(epochs).toHaveCount(31);
    const link = page.getByRole('link', { name: 'Download the ONNX file' });
    const response = await request.get((await link.getAttribute('href')) ?? '');
    expect(response.headers()['content-disposition']).toContain('attachment');
    const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(await response.body()));
    await expect(page.getByText(Buffer.from(digest).toString('hex'))).toBeVisible();
  });

  for (const { locale, colorScheme } of LOOKS) {
    test(`is accessible and fits a phone: ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`/${locale}/models/mnist-mlp`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  }
});
