import type { Page } from '@playwright/test';
import { expect, expectAccessible, freshName, LOOKS, test } from '../support/e2e';

/** What the console says of the 404 that a test asks for. */
const NOT_FOUND = /status of 404/;

/** Collects what the browser refused by policy; read it after the visit. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

/** What a hole in the sanitiser would give an attacker. */
const injectedScriptRuns = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset.injected === 'yes';
  });

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme ?? 'system');
const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('a path without a language', () => {
  test('leads a guest to the language of the browser', async ({ request }) => {
    const go = async (language: string) => {
      const answer = await request.get('/about', {
        headers: { 'accept-language': language },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(307);
      return new URL(answer.headers().location ?? '', 'http://localhost').pathname;
    };
    expect(await go('en-GB,en')).toBe('/en/about');
    expect(await go('zh-TW,zh;q=0.9,en;q=0.5')).toBe('/zh-CN/about');
    expect(await go('fr')).toBe('/zh-CN/about');
  });

  test('leads to the language that was chosen before', async ({ page, context }) => {
    await page.goto('/zh-CN/about');
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/about$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect
      .poll(async () => (await context.cookies()).find(({ name }) => name === 'locale')?.value)
      .toBe('en');
    await page.goto('/about');
    await expect(page).toHaveURL(/\/en\/about$/);
  });
});

test('a reader changes the language and stays on the page, its place included', async ({ page }) => {
  await page.goto('/en/about#privacy');
  await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-CN\/about#privacy$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('关于 Minibatch');
});

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });

  test('stays as chosen on the next page, before any script file has come', async ({ page, allowNoise }) => {
    allowNoise(/_next\/static/);
    await page.goto('/en/about');
    const light = await groundOf(page);
    await page.getByRole('banner').getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await themeOf(page)).toBe('dark');
    const dark = await groundOf(page);
    expect(dark).not.toBe(light);
    await page.route('**/_next/static/**/*.js', (route) => route.abort());
    await page.goto('/en/about');
    expect(await themeOf(page)).toBe('dark');
    expect(await groundOf(page)).toBe(dark);
  });

  test('follows the system until someone chooses', async ({ page }) => {
    await page.goto('/en/about');
    const light = await groundOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await groundOf(page)).not.toBe(light);
    expect(await themeOf(page)).toBe('system');
  });
});

test('the keyboard reaches the content in two steps', async ({ page }) => {
  await page.goto('/en/about');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a phone opens the menu, finds the other language, and sees no switch that does nothing', async ({
    page,
  }) => {
    await page.goto('/en/about');
    await page.getByRole('button', { name: 'Menu' }).click();
    const menu = page.getByRole('navigation', { name: 'Menu' });
    await expect(menu.getByRole('link', { name: 'Sandbox' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Dark' })).toBeHidden();
    await page.locator('.menu').getByRole('link', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('关于 Minibatch');
  });
});

test.describe('pages that do not exist', () => {
  for (const path of [
    '/zh-CN/nirgends',
    '/zh-CN/boards/no-such-board',
    '/zh-CN/topics/999999999',
    '/zh-CN/topics/x',
  ])
    test(`${path} is a 404 in Chinese`, async ({ page, allowNoise }) => {
      allowNoise(NOT_FOUND);
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
      await expect(page.getByRole('main').getByRole('link', { name: '去看版块' })).toBeVisible();
    });

  test('a path outside of both languages is a 404 too', async ({ request }) => {
    const answer = await request.get('/nothing.txt');
    expect(answer.status()).toBe(404);
  });
});

test.describe('what the browser is told', () => {
  test('a personal page runs what its nonce allows and no other inline script', async ({
    page,
    signedInAs,
    allowNoise,
  }) => {
    allowNoise(/Content Security Policy/);
    await signedInAs(freshName('政策'));
    for (const path of ['/zh-CN/settings', '/en/settings/profile', '/en/notifications']) {
      const refused = watchPolicy(page);
      await page.goto(path);
      await expect(page.getByRole('banner').locator('.viewer-corner')).toHaveAttribute(
        'data-status',
        'member',
      );
      expect(refused, path).toEqual([]);
      expect(await injectedScriptRuns(page), path).toBe(false);
    }
  });

  test('every answer carries the security headers', async ({ request }) => {
    for (const path of ['/en/about', '/en/sign-in', '/api/viewer', '/icon.svg', '/en/nowhere']) {
      const headers = (await request.get(path)).headers();
      expect(headers['content-security-policy'], path).toContain("object-src 'none'");
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
      expect(headers['x-frame-options'], path).toBe('DENY');
      expect(headers['permissions-policy'], path).toContain('geolocation=()');
      expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
      expect(headers['x-powered-by'], path).toBeUndefined();
    }
  });

  test('a shared page runs its own scripts and no other inline script, on the first visit and the next', async ({
    page,
    allowNoise,
  }) => {
    allowNoise(/Content Security Policy/);
    for (const path of ['/en', '/en', '/zh-CN/sandbox', '/zh-CN/sandbox', '/en/about', '/en/about']) {
      const refused = watchPolicy(page);
      await page.goto(path);
      await expect(page.getByRole('banner').locator('.viewer-corner')).toHaveAttribute(
        'data-status',
        'guest',
      );
      expect(refused, path).toEqual([]);
      expect(await injectedScriptRuns(page), path).toBe(false);
    }
  });
});

test.describe('on a phone of 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const path of [
    '/zh-CN',
    '/en',
    '/en/boards',
    '/zh-CN/latest',
    '/en/sandbox',
    '/en/sign-in',
    '/zh-CN/about',
    '/en/nowhere',
  ])
    test(`${path} does not scroll sideways`, async ({ page, allowNoise }) => {
      allowNoise(NOT_FOUND);
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
});

test.describe('accessibility of the shell', () => {
  for (const { locale, colorScheme } of LOOKS)
    test(`about and 404 in ${locale}, ${colorScheme}`, async ({ page, allowNoise }) => {
      allowNoise(NOT_FOUND);
      await page.emulateMedia({ colorScheme });
      for (const path of ['about', 'nowhere']) {
        await page.goto(`/${locale}/${path}`);
        await expectAccessible(page);
      }
    });

  test('the open menus of a phone, too', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/zh-CN/about');
    await page.getByRole('button', { name: '菜单' }).click();
    await expectAccessible(page);
  });
});
