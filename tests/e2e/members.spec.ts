import type { Page } from '@playwright/test';
import { expect, expectAccessible, freshName, LOOKS, test } from '../support/e2e';

const PASSWORD = '一只小猫在睡觉 zzz';
const NEW_PASSWORD = '一只大狗醒着 woof';

/** The first link of a mail. */
const linkIn = (text: string): string => /https?:\/\/\S+/.exec(text)?.[0] ?? '';

const TEXTS = {
  'zh-CN': { name: '用户名或邮箱', password: '密码', signIn: '登录' },
  en: { name: 'Username or e-mail address', password: 'Password', signIn: 'Sign in' },
} as const;

async function signInByForm(
  page: Page,
  locale: keyof typeof TEXTS,
  name: string,
  password: string,
): Promise<void> {
  const texts = TEXTS[locale];
  const form = page.getByRole('main');
  await form.getByLabel(texts.name).fill(name);
  await form.getByLabel(texts.password, { exact: true }).fill(password);
  await form.getByRole('button', { name: texts.signIn, exact: true }).click();
}

/** Signs up in Chinese, opens the mail's link, confirms, and signs in: with and without JavaScript the same steps. */
async function becomeMember(
  page: Page,
  username: string,
  latestMail: (to: string) => Promise<{ subject: string; text: string }>,
): Promise<void> {
  const email = `${Buffer.from(username).toString('hex')}@example.org`;
  await page.goto('/zh-CN/sign-up');
  const main = page.getByRole('main');
  await main.getByLabel('用户名').fill('管理员');
  await main.getByLabel('邮箱地址').fill(email);
  await main.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await main.getByRole('button', { name: '注册' }).click();
  // What was typed is still there, the password is not, and the fault stands beside its field.
  await expect(main.getByText('这个名字留给本站使用。')).toBeVisible();
  await expect(main.getByLabel('用户名')).toHaveValue('管理员');
  await expect(main.getByLabel('用户名')).toHaveAttribute('aria-invalid', 'true');
  await expect(main.getByLabel('邮箱地址')).toHaveValue(email);
  await expect(main.getByLabel('密码', { exact: true })).toHaveValue('');
  await main.getByLabel('用户名').fill(username);
  await main.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await main.getByRole('button', { name: '注册' }).click();
  await expect(page).toHaveURL(/\/zh-CN\/sign-up\/check-mail$/);
  await expect(main.getByText('本站没有配置发信服务器')).toBeVisible();
  const mail = await latestMail(email);
  expect(mail.subject).toBe('确认你的邮箱地址');
  await page.goto(linkIn(mail.text));
  await expect(main.getByText(username)).toBeVisible();
  await main.getByRole('button', { name: '确认' }).click();
  await expect(page).toHaveURL(/\/zh-CN\/sign-in\?notice=confirmed$/);
  await signInByForm(page, 'zh-CN', email, PASSWORD);
  await expect(page).toHaveURL(/\/zh-CN$/);
  // A used link says so, and offers another.
  await page.goto(linkIn(mail.text));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这个链接不能用了');
}

test('a new member signs up in Chinese and confirms', async ({ page, latestMail }) => {
  const username = freshName('新成员');
  await becomeMember(page, username, latestMail);
  await page.goto(`/zh-CN/members/${encodeURIComponent(username)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(username);
  await expect(page.getByRole('link', { name: '编辑资料' })).toBeVisible();
});

test('the header knows who signed in, and who signed out', async ({ page, signIn, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const member = await signIn(context, freshName('header-'));
  await context.close();
  await page.goto('/en/sign-in?next=%2Fen%2Fabout');
  await signInByForm(page, 'en', member.username, member.password);
  await expect(page).toHaveURL(/\/en\/about$/);
  await page.getByRole('banner').getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await (await page.request.get('/api/viewer')).json()).member).toBeNull();
});

test('signing in never leads to another site', async ({ page, signIn, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const member = await signIn(context, freshName('next-'));
  await context.close();
  await page.goto('/en/sign-in?next=%2F%2Fevil.example%2F');
  await signInByForm(page, 'en', member.username, member.password);
  await expect(page).toHaveURL(`${baseURL}/en`);
});

test('a wrong password and an unknown name are answered with the same words', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL });
  const member = await signIn(context, freshName('wrong-'));
  await context.close();
  const answers: (string | null)[] = [];
  for (const name of [member.username, freshName('nobody-')]) {
    await page.goto('/en/sign-in');
    await signInByForm(page, 'en', name, 'not the right one');
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toBeVisible();
    answers.push(await alert.textContent());
    await expect(page.getByLabel('Username or e-mail address')).toHaveValue(name);
  }
  expect(answers[0]).toBe(answers[1]);
});

test('a member resets a password', async ({ page, signIn, latestMail, browser, baseURL }) => {
  const elsewhere = await browser.newContext({ baseURL });
  const member = await signIn(elsewhere, freshName('忘记'));
  await page.goto('/zh-CN/sign-in');
  await page.getByRole('link', { name: '忘记密码？' }).click();
  await page.getByRole('main').getByLabel('邮箱地址').fill(member.email);
  await page.getByRole('button', { name: '发送链接' }).click();
  await expect(page).toHaveURL(/\/zh-CN\/reset\/check-mail$/);
  const { text } = await latestMail(member.email);
  await page.goto(linkIn(text));
  await page.getByLabel('新密码', { exact: true }).fill('1234567890');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByText('这个密码太常见，很快会被猜到。')).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page).toHaveURL(/\/zh-CN\/sign-in\?notice=password-set$/);
  // The browser that was signed in elsewhere is out at once.
  const other = await elsewhere.newPage();
  await other.goto('/zh-CN/settings');
  await expect(other).toHaveURL(/\/zh-CN\/sign-in\?next=/);
  await elsewhere.close();
  await signInByForm(page, 'zh-CN', member.username, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/zh-CN$/);
});

test('a member revokes a session', async ({ page, signedInAs, signIn, browser, baseURL }) => {
  const name = freshName('sessions-');
  await signedInAs(name, { locale: 'en' });
  const elsewhere = await browser.newContext({ baseURL });
  await signIn(elsewhere, name);
  await page.goto('/en/settings/sessions');
  const rows = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Last seen' });
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: /^End the session of/ }).click();
  await expect(page.getByText('The session has ended.')).toBeVisible();
  await expect(rows).toHaveCount(1);
  const other = await elsewhere.newPage();
  await other.goto('/en/settings');
  await expect(other).toHaveURL(/\/en\/sign-in/);
  await elsewhere.close();
  await page.reload();
  await expect(rows).toHaveCount(1);
});

test('an address that the browser makes up is not believed, and the cookie is out of scripts’ reach', async ({
  page,
  context,
  signIn,
  browser,
  baseURL,
}) => {
  const elsewhere = await browser.newContext({ baseURL });
  const member = await signIn(elsewhere, freshName('forged-'));
  await elsewhere.close();
  await context.setExtraHTTPHeaders({ 'x-forwarded-for': '192.0.2.66', forwarded: 'for=192.0.2.66' });
  await page.goto('/en/sign-in?next=%2Fen%2Fsettings%2Fsessions');
  await signInByForm(page, 'en', member.username, member.password);
  const own = page.getByRole('main').getByRole('listitem').filter({ hasText: 'this browser' });
  await expect(own).toContainText('from 127.0.0.1');
  await expect(page.getByText('192.0.2.66')).toHaveCount(0);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith('session-token'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token');
});

test('a member changes their profile and picture, and sees them on their page at once', async ({
  page,
  signedInAs,
}) => {
  const { username } = await signedInAs(freshName('profile-'), { locale: 'en' });
  await page.goto(`/en/members/${username}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(username);
  await page.goto('/en/settings/profile');
  await page.getByLabel('Display name').fill('Ada L.');
  await page.getByLabel('About you').fill('I like $e^{i\\pi}=-1$ and **proofs**.');
  await page.getByLabel('Address of link 1').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('An address that begins with https:// or http:// is needed.')).toBeVisible();
  await expect(page.getByLabel('Display name')).toHaveValue('Ada L.');
  await page.getByLabel('Name of link 1').fill('Home');
  await page.getByLabel('Address of link 1').fill('https://example.org/ada');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const { default: sharp } = await import('sharp');
  const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#206040' } })
    .png()
    .toBuffer();
  await page.getByLabel('Picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByText('The new picture is saved.')).toBeVisible();
  await page.goto(`/en/members/${username}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada L.');
  await expect(page.locator('.prose .katex')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Home', exact: true }).last()).toHaveAttribute(
    'href',
    'https://example.org/ada',
  );
  const picture = page.getByRole('main').locator('header img');
  await expect(picture).toHaveAttribute('src', /\.webp$/);
  const answer = await page.request.get((await picture.getAttribute('src')) ?? '');
  expect(answer.headers()['content-type']).toBe('image/webp');
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  expect(answer.headers()['cache-control']).toContain('immutable');
});

test('a member changes language, theme and password, and makes a token', async ({ page, signedInAs }) => {
  const { password } = await signedInAs(freshName('设置'));
  await page.goto('/zh-CN/settings');
  await page.getByLabel('语言').selectOption('en');
  await page.getByRole('radio', { name: '深色' }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/en\/settings\?notice=saved$/);
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/about');
  await expect(page).toHaveURL(/\/en\/about$/);
  await page.goto('/en/settings/account');
  await page.getByRole('main').getByLabel('Present password').last().fill(password);
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.goto('/en/settings/tokens');
  await page.getByLabel('Name', { exact: true }).fill('laptop');
  await page.getByRole('button', { name: 'Create the token' }).click();
  await expect(page.getByText('Fill this in.')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('laptop');
  await page.getByRole('checkbox', { name: /posts:write/ }).check();
  await page.getByRole('button', { name: 'Create the token' }).click();
  await expect(page.getByTestId('new-token')).toHaveText(/^mb_[\w-]{43}$/);
  await page.reload();
  await expect(page.getByTestId('new-token')).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke the token “laptop”' }).click();
  await expect(page.getByText('The token is revoked')).toBeVisible();
  await expect(page.getByText('No tokens yet')).toBeVisible();
});

test('only the administrator reads the outbox', async ({
  page,
  signedInAs,
  latestMail,
  browser,
  baseURL,
}) => {
  const guest = await browser.newContext({ baseURL });
  const answer = await guest.request.get('/en/admin/outbox');
  expect(answer.status()).toBe(404);
  await guest.close();
  const address = `${freshName('outbox-')}@example.org`;
  await page.goto('/en/sign-up');
  await page.getByLabel('Username').fill(freshName('outbox-'));
  await page.getByRole('main').getByLabel('E-mail address').fill(address);
  await page.getByRole('main').getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await expect(page).toHaveURL(/check-mail$/);
  const { text } = await latestMail(address);
  await signedInAs(freshName('administrator-'), { role: 'administrator' });
  await page.goto('/en/admin/outbox');
  await page.getByRole('listitem').filter({ hasText: address }).getByRole('link').click();
  await expect(page.getByRole('link', { name: linkIn(text) })).toBeVisible();
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a new member signs up in Chinese and confirms', async ({ page, latestMail }) => {
    await becomeMember(page, freshName('无脚本'), latestMail);
    await page.goto('/zh-CN/settings/account');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.goto('/zh-CN/settings/account');
    await expect(page).toHaveURL(/\/zh-CN\/sign-in\?next=/);
  });

  test('a member saves a profile and makes a token', async ({ page, signedInAs }) => {
    await signedInAs(freshName('plain-'), { locale: 'en' });
    await page.goto('/en/settings/profile');
    await page.getByLabel('Display name').fill('');
    await page.getByLabel('About you').fill('kept text');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Fill this in.')).toBeVisible();
    await expect(page.getByLabel('About you')).toHaveValue('kept text');
    await page.getByLabel('Display name').fill('Plain');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.goto('/en/settings/tokens');
    await page.getByLabel('Name', { exact: true }).fill('script');
    await page.getByRole('checkbox', { name: /posts:write/ }).check();
    await page.getByRole('button', { name: 'Create the token' }).click();
    await expect(page.getByTestId('new-token')).toHaveText(/^mb_/);
  });
});

const PAGES = ['/sign-in', '/sign-up', '/sign-up/check-mail', '/reset', '/reset/none', '/confirm/none'];
const OWN_PAGES = [
  '/settings',
  '/settings/profile',
  '/settings/account',
  '/settings/sessions',
  '/settings/tokens',
];

for (const { locale, colorScheme } of LOOKS) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 800 } });

    test('everyone can use the pages of accounts, also on a phone', async ({ page }) => {
      for (const path of PAGES) {
        await page.goto(`/${locale}${path}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          360,
        );
      }
    });

    test('everyone can use the settings and a profile, also on a phone', async ({ page, signedInAs }) => {
      const { username } = await signedInAs(freshName('axe-'), { locale });
      for (const path of [...OWN_PAGES, `/members/${username}`, `/members/${username}/topics`]) {
        await page.goto(`/${locale}${path}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          360,
        );
      }
    });
  });
}
