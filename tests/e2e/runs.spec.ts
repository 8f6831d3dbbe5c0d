import type { Page } from '@playwright/test';
import { createAccessTokenFor } from '@/lib/members/access-tokens';
import { readContract } from '../support/api-contract';
import { expect, expectAccessible, freshName, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import { answer, draw, file, openSandbox, SEVEN } from '../support/sandbox';

interface Run {
  id: number;
  name: string;
  digit: number;
  shared: boolean;
}

const card = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** Keeps the answer for a seven from the list of one's own runs. */
async function keepFile(page: Page, name: string): Promise<void> {
  await page.goto('/en/sandbox/runs');
  await page.getByText('Keep the answer for a picture file').click();
  await page.getByLabel('Picture', { exact: true }).setInputFiles(file(await digitPng(7)));
  await page.getByLabel(/^Name/).first().fill(name);
  await page.getByRole('button', { name: 'Read and keep' }).click();
  await expect(page.getByText(`Kept as “${name}”.`)).toBeVisible();
}

/** Opens the sandbox and draws a seven, which is read. */
async function drawSeven(page: Page): Promise<void> {
  await openSandbox(page);
  await draw(page, SEVEN);
  await expect(answer(page)).toHaveText('7');
}

test.describe('runs', () => {
  test('a guest is led to sign in from an answer, and back to the sandbox', async ({ page }) => {
    await drawSeven(page);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/en\/sign-in\?next=.*sandbox/);
    await page.goto('/en/sandbox/runs');
    await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  });

  test('a member keeps an answer under a name and finds it among their runs', async ({
    page,
    signedInAs,
  }) => {
    await signedInAs(freshName('runs'), { locale: 'en' });
    await drawSeven(page);
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByLabel('Name').fill('My seven');
    await page.getByRole('button', { name: 'Keep this run' }).click();
    await expect(page.getByText('Kept as “My seven”.')).toBeVisible();
    await page.getByRole('link', { name: 'Your runs' }).first().click();
    await expect(page.getByRole('heading', { name: 'My seven' })).toBeVisible();
    await expect(card(page, 'My seven').getByText('Private')).toBeVisible();
    const shown = card(page, 'My seven').getByRole('img');
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });

  test('a member shares an answer in one step; everyone can open it, nobody before', async ({
    page,
    browser,
    baseURL,
    signedInAs,
  }) => {
    await signedInAs(freshName('runs'), { locale: 'en' });
    await drawSeven(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const address = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await expect(page.getByRole('textbox', { name: /In a post/ })).toHaveValue(
      `::run[${address.split('/').at(-1)}]`,
    );
    const guest = await browser.newContext({ baseURL, locale: 'en' });
    const view = await guest.newPage();
    await view.goto(address);
    await expect(view.getByRole('heading', { level: 1, name: /^7 · / })).toBeVisible();
    await expect(view.getByRole('link', { name: 'mnist-mlp@2' })).toBeVisible();
    await expect(view.getByRole('region', { name: 'This is your run' })).toHaveCount(0);
    await expectAccessible(view);
    await guest.close();
  });

  test('what is not shared does not exist for others; its member is led to their list', async ({
    page,
    browser,
    baseURL,
    signedInAs,
    database,
    allowNoise,
  }) => {
    allowNoise(/status of 404/);
    const member = await signedInAs(freshName('runs'), { locale: 'en' });
    await keepFile(page, 'Nobody sees it');
    const { id } = await database.run.findFirstOrThrow({ where: { authorId: member.id } });
    const guest = await browser.newContext({ baseURL });
    const view = await guest.newPage();
    expect((await view.goto(`/en/runs/${id}`))?.status()).toBe(404);
    expect((await guest.request.get(`/runs/${id}/picture.png`)).status()).toBe(404);
    await guest.close();
    const own = await page.request.get(`/runs/${id}/picture.png`);
    expect(own.status()).toBe(200);
    expect(own.headers()['cache-control']).toBe('private, no-store');
    await page.goto(`/en/runs/${id}`);
    await expect(page).toHaveURL(`/en/sandbox/runs#run-${id}`);
  });

  test('a member renames, shares, takes back and deletes a run; its page follows at once', async ({
    page,
    signedInAs,
    database,
    allowNoise,
  }) => {
    allowNoise(/status of 404/);
    const member = await signedInAs(freshName('runs'), { locale: 'en' });
    await keepFile(page, 'First name');
    const { id } = await database.run.findFirstOrThrow({ where: { authorId: member.id } });
    await card(page, 'First name').getByLabel('Rename “First name”').click();
    await card(page, 'First name').getByRole('textbox', { name: 'Name' }).fill('Second name');
    await card(page, 'First name').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Second name' })).toBeVisible();

    await page.getByRole('button', { name: 'Share “Second name”' }).click();
    await page.getByRole('link', { name: 'Second name' }).click();
    await expect(page).toHaveURL(`/en/runs/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Second name' })).toBeVisible();
    const shared = await page.request.get(`/runs/${id}/picture.png`);
    expect(shared.headers()['cache-control']).toBe('public, no-cache');
    const etag = shared.headers().etag ?? '';
    const again = await page.request.get(`/runs/${id}/picture.png`, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);

    await page.getByRole('button', { name: 'Make private' }).click();
    await expect(page).toHaveURL(/\/en\/sandbox\/runs/);
    expect((await page.request.get(`/en/runs/${id}`)).status()).toBe(404);

    await page.getByLabel('Delete “Second name”').click();
    await page.getByRole('button', { name: 'Delete this run' }).click();
    await expect(page.getByText('The run is deleted.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Second name' })).toHaveCount(0);
    expect((await page.request.get(`/runs/${id}/picture.png`)).status()).toBe(404);
  });

  test('a member narrows the list by digit, and is told where nothing fits', async ({ page, signedInAs }) => {
    await signedInAs(freshName('runs'), { locale: 'en' });
    await keepFile(page, 'A seven');
    await page.getByLabel('Digit').selectOption('3');
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page.getByRole('heading', { name: 'No run of yours fits' })).toBeVisible();
    await page.getByRole('link', { name: 'Show all' }).click();
    await expect(page.getByRole('heading', { name: 'A seven' })).toBeVisible();
  });

  test('a member opens a topic with the run in it by one click', async ({ page, signedInAs }) => {
    await signedInAs(freshName('runs'), { locale: 'en' });
    await drawSeven(page);
    await page.getByRole('button', { name: 'Discuss this' }).click();
    await expect(page).toHaveURL(/\/en\/new\?run=\d+/);
  });

  test('a moderator takes a shared run back with a reason', async ({
    page,
    signedInAs,
    signIn,
    browser,
    baseURL,
    database,
    allowNoise,
  }) => {
    allowNoise(/status of 404/);
    const member = await signedInAs(freshName('runs'), { locale: 'en' });
    await keepFile(page, 'Not a digit alone');
    await page.getByRole('button', { name: 'Share “Not a digit alone”' }).click();
    await expect(page.getByText('The run is public now.')).toBeVisible();
    const { id } = await database.run.findFirstOrThrow({ where: { authorId: member.id } });
    const staff = await browser.newContext({ baseURL });
    await signIn(staff, freshName('mod'), { role: 'moderator', locale: 'en' });
    const view = await staff.newPage();
    await view.goto(`/en/runs/${id}`);
    const tools = view.getByRole('region', { name: 'For moderators' });
    await tools.getByLabel('Reason').first().fill('It shows a face.');
    await tools.getByRole('button', { name: 'Make private' }).click();
    await expect(view.getByText('404')).toBeVisible();
    const logged = await database.moderationAction.findFirst({
      where: { subjectKind: 'run', subjectId: id },
    });
    expect(logged).toMatchObject({ kind: 'unshare_run', reason: 'It shows a face.' });
    await staff.close();
  });

  for (const locale of ['zh-CN', 'en'] as const) {
    test(`the list of runs is accessible, full and empty (${locale})`, async ({ page, signedInAs }) => {
      await signedInAs(freshName('runs'), { locale });
      await page.goto(`/${locale}/sandbox/runs`);
      await expectAccessible(page);
      await keepFile(page, 'One');
      await page.goto(`/${locale}/sandbox/runs`);
      await expectAccessible(page);
      await page.goto(`/${locale}/sandbox/runs/corrections`);
      await expectAccessible(page);
    });
  }
});

test.describe('runs without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a member keeps, names, shares and deletes a run by forms alone', async ({ page, signedInAs }) => {
    await signedInAs(freshName('runs'), { locale: 'en' });
    await page.goto('/en/sandbox/runs');
    await page.getByText('Keep the answer for a picture file').click();
    await page.getByLabel('Picture', { exact: true }).setInputFiles(file(await digitPng(7)));
    await page.getByLabel(/^Name/).first().fill('By form');
    await page.getByRole('button', { name: 'Read and keep' }).click();
    await expect(page.getByRole('heading', { name: 'By form' })).toBeVisible();
    await page.getByRole('button', { name: 'Share “By form”' }).click();
    await page.goto('/en/sandbox/runs');
    await page.getByRole('link', { name: 'By form' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'By form' })).toBeVisible();
    await page.goto('/en/sandbox/runs');
    await page.getByLabel('Delete “By form”').click();
    await page.getByRole('button', { name: 'Delete this run' }).click();
    await expect(page.getByText('The run is deleted.')).toBeVisible();
  });
});

test.describe('runs through the API', () => {
  async function keeper(scopes: ('runs:read' | 'runs:write')[], memberId: number) {
    const token = await createAccessTokenFor(memberId, { name: 'test', scopes, days: 7 });
    if (!token.ok) throw new Error(token.error.code);
    return { authorization: `Bearer ${token.value.secret}` };
  }

  test('a program keeps, reads, shares and deletes a run, as the description says', async ({
    request,
    signedInAs,
  }) => {
    const contract = await readContract(request);
    const member = await signedInAs(freshName('api'), { locale: 'en' });
    const headers = await keeper(['runs:read', 'runs:write'], member.id);
    const image = { name: 'seven.png', mimeType: 'image/png', buffer: await digitPng(7) };
    const multipart = { image, name: 'by program', version: '1' };
    const key = { ...headers, 'idempotency-key': freshName('once-') };
    const made = await request.post('/api/v1/runs', { headers: key, multipart });
    expect(made.status(), await made.text()).toBe(201);
    const run = (await contract.check('post', '/runs', made)) as Run;
    expect(run).toMatchObject({ name: 'by program', digit: 7, shared: false, version: 1 });
    const again = await request.post('/api/v1/runs', { headers: key, multipart });
    expect(((await again.json()) as Run).id).toBe(run.id);

    const path = `/api/v1/runs/${run.id}`;
    expect((await request.get(path)).status()).toBe(404);
    await contract.check('get', '/runs/{id}', await request.get(path, { headers }));
    const list = await request.get('/api/v1/me/runs?digit=7&version=1', { headers });
    expect(await contract.check('get', '/me/runs', list)).toMatchObject({ total: 1 });
    const change = await request.patch(path, { headers, data: { shared: true, name: '' } });
    expect(await contract.check('patch', '/runs/{id}', change)).toMatchObject({ shared: true });
    expect((await request.get(path)).status()).toBe(200);
    const shared = await request.get(`/api/v1/members/${encodeURIComponent(member.username)}/runs`);
    expect(await contract.check('get', '/members/{username}/runs', shared)).toMatchObject({ total: 1 });

    expect((await request.delete(path)).status()).toBe(401);
    expect((await request.delete(path, { headers })).status()).toBe(204);
    const gone = await request.get(path);
    expect(gone.status()).toBe(404);
    await contract.check('get', '/runs/{id}', gone);
  });

  test('a token needs the scopes, and refusals keep the description', async ({ request, signedInAs }) => {
    const contract = await readContract(request);
    const member = await signedInAs(freshName('api'), { locale: 'en' });
    const [reader, writer] = [
      await keeper(['runs:read'], member.id),
      await keeper(['runs:write'], member.id),
    ];
    const image = { name: 'x.png', mimeType: 'image/png', buffer: await digitPng(7) };
    const refused = await request.post('/api/v1/runs', { headers: reader, multipart: { image } });
    expect(refused.status()).toBe(403);
    await contract.check('post', '/runs', refused);
    expect((await request.get('/api/v1/me/runs', { headers: writer })).status()).toBe(403);
    const json = await request.post('/api/v1/runs', { headers: writer, data: {} });
    expect(json.status()).toBe(415);
    await contract.check('post', '/runs', json);
    const text = { name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    const broken = await request.post('/api/v1/runs', { headers: writer, multipart: { image: text } });
    expect(broken.status()).toBe(415);
    const wrong = await request.post('/api/v1/runs', {
      headers: writer,
      multipart: { image, shared: 'perhaps' },
    });
    expect(wrong.status()).toBe(400);
  });
});
