import type { Page } from '@playwright/test';
import { makeCorrection } from '@/prisma/run-factories';
import { readContract } from '../support/api-contract';
import { expect, expectAccessible, freshName, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import { answer, draw, openSandbox, SEVEN } from '../support/sandbox';

/** A picture of a seven that no other test gives: the set takes each only once. */
const ownSeven = async (): Promise<Uint8Array> =>
  new Uint8Array(await digitPng(7, { width: 0.05 + Math.random() * 0.05, size: 0.5 + Math.random() * 0.2 }));

const waiting = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test.describe('the hard set', () => {
  test('a member says what it really was, with consent, and takes it back', async ({
    page,
    signedInAs,
    database,
  }) => {
    const member = await signedInAs(freshName('hard'), { locale: 'en' });
    await openSandbox(page);
    // The strokes of a pointer fall on other pixels each time: another picture.
    await draw(
      page,
      SEVEN.map(([x, y]) => [x + Math.random() * 0.03, y + Math.random() * 0.03]),
    );
    await expect(answer(page)).toHaveText('7');
    await page.getByRole('button', { name: 'It was a …' }).click();
    const dialog = page.getByRole('dialog', { name: 'What was it really?' });
    await expect(dialog.getByText(/public hard set/)).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('radio', { name: '1', exact: true }).check({ force: true });
    await dialog.getByRole('checkbox', { name: 'I agree' }).check();
    await dialog.getByRole('button', { name: 'Send it in' }).click();
    await expect(page.getByRole('dialog', { name: 'Thank you' })).toBeVisible();
    expect(await database.hardPicture.count({ where: { memberId: member.id, claim: 1 } })).toBe(1);
    await page.getByRole('link', { name: 'Your corrections' }).click();
    await expect(page.getByText('waits for a moderator')).toBeVisible();
    await page.getByText('Take back').click();
    await page.getByRole('button', { name: 'Take this picture back' }).click();
    await expect(page.getByText('Your picture is deleted.')).toBeVisible();
    expect(await database.hardPicture.count({ where: { memberId: member.id } })).toBe(0);
  });

  test('a member who is no moderator does not find the queue', async ({ page, signedInAs, allowNoise }) => {
    allowNoise(/status of 404/);
    await signedInAs(freshName('hard'), { locale: 'en' });
    expect((await page.goto('/en/moderation/hard-set'))?.status()).toBe(404);
  });

  test('a moderator takes a picture in by the keyboard, takes that back, and rejects it with a reason', async ({
    page,
    signedInAs,
    signIn,
    browser,
    database,
  }) => {
    const other = await browser.newContext();
    const member = await signIn(other, freshName('giver'));
    await other.close();
    const { id } = await makeCorrection({ member, image: await ownSeven(), claim: 1 });
    await signedInAs(freshName('mod'), { role: 'moderator', locale: 'en' });
    await page.goto('/en/moderation/hard-set');
    await expect(waiting(page, member.username)).toBeVisible();
    await expectAccessible(page);
    await page.locator(`[data-picture="${id}"]`).focus();
    await page.keyboard.press('a');
    await expect(page.getByText('Taken in as 1.')).toBeVisible();
    await expect(waiting(page, member.username)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('the picture waits again')).toBeVisible();
    await page.locator(`[data-picture="${id}"]`).focus();
    await page.keyboard.press('r');
    await page.keyboard.type('It cannot be told.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('r');
    await expect(page.getByText('Rejected.')).toBeVisible();
    const row = await database.hardPicture.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: 'rejected', reviewReason: 'It cannot be told.' });
  });

  test('of two moderators the second is told who was first, and what they decided', async ({
    page,
    signedInAs,
    signIn,
    browser,
    baseURL,
  }) => {
    const others = await browser.newContext({ baseURL });
    const member = await signIn(others, freshName('giver'));
    const first = await signIn(others, freshName('first'), { role: 'moderator', locale: 'en' });
    await makeCorrection({ member, image: await ownSeven(), claim: 1 });
    await signedInAs(freshName('second'), { role: 'moderator', locale: 'en' });
    const quick = await others.newPage();
    await Promise.all([page.goto('/en/moderation/hard-set'), quick.goto('/en/moderation/hard-set')]);
    await waiting(quick, member.username).getByRole('button', { name: 'Take it in' }).click();
    await expect(quick.getByText('Taken in as 1.')).toBeVisible();
    await waiting(page, member.username).getByRole('button', { name: 'Take it in' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      `${first.username} has just decided`,
    );
    await expect(page.getByRole('main').getByRole('alert')).toContainText('It is in the set as 1.');
    await expect(waiting(page, member.username)).toHaveCount(0);
    await others.close();
  });

  test('an accepted picture is on the page of the model at once, with its giver, and in the JSON', async ({
    page,
    signedInAs,
    signIn,
    browser,
    request,
  }) => {
    const others = await browser.newContext();
    const member = await signIn(others, freshName('giver'));
    await others.close();
    const { id } = await makeCorrection({ member, image: await ownSeven(), claim: 1 });
    await page.goto('/en/models/mnist-mlp');
    await signedInAs(freshName('mod'), { role: 'moderator', locale: 'en' });
    await page.goto('/en/moderation/hard-set');
    await waiting(page, member.username).getByRole('button', { name: 'Take it in' }).click();
    await expect(page.getByText('Taken in as 1.')).toBeVisible();
    await page.goto('/en/models/mnist-mlp');
    await expect(
      page.getByRole('region', { name: /hard set/ }).getByRole('link', { name: member.username }),
    ).toBeVisible();
    const contract = await readContract(request);
    const answered = await request.get('/api/v1/hard-set?model=mnist-mlp');
    const set = (await contract.check('get', '/hard-set', answered)) as {
      licence: string;
      items: { id: number; truth: number | null; input: number[] }[];
    };
    expect(set.licence).toBe('CC0-1.0');
    expect(set.items.find((item) => item.id === id)).toMatchObject({ truth: 1 });
    expect((await request.get(`/hard-set/${id}/picture.png`)).status()).toBe(200);
  });
});

test.describe("the model's page", () => {
  for (const path of ['/en/models/mnist-mlp', '/zh-CN/models/mnist-mlp/1']) {
    test(`is accessible (${path})`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }

  test('a cell of the confusion matrix opens the pictures that it counts', async ({ page }) => {
    await page.goto('/en/models/mnist-mlp');
    const cell = page.getByRole('link', { name: /^4 taken for 9: / });
    const count = Number(await cell.textContent());
    await cell.click();
    await expect(page).toHaveURL(/#failures-4-9$/);
    const group = page.getByRole('region', { name: '4 taken for 9' });
    await expect(group).toBeInViewport();
    await expect(group.getByRole('img')).toHaveCount(count);
  });

  test('a reader narrows the misread pictures to one digit', async ({ page }) => {
    await page.goto('/en/models/mnist-mlp');
    await page.getByLabel('Written').selectOption('4');
    const titles = page.locator('section[id^="failures-"] h3');
    for (const title of await titles.allInnerTexts()) expect(title).toMatch(/^4 taken for /);
    expect(await titles.count()).toBeGreaterThan(0);
  });

  test('the default version has one address', async ({ page, request }) => {
    await page.goto('/en/models/mnist-mlp/2');
    await expect(page).toHaveURL('/en/models/mnist-mlp');
    const sprite = await request.get('/models/mnist-mlp/1/failures.png');
    expect(sprite.headers()['content-type']).toBe('image/png');
    expect(sprite.headers()['cache-control']).toContain('immutable');
  });
});
