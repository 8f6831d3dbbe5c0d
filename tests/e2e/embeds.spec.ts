import type { APIRequestContext } from '@playwright/test';
import { createAccessTokenFor } from '@/lib/members/access-tokens';
import { expect, expectAccessible, freshName, type TestMember, test } from '../support/e2e';
import { digitPng } from '../support/pictures';
import { draw, pad, readHere, SEVEN } from '../support/sandbox';
import { editorOf, openTopic, selectText, sourceOf, write } from '../support/writing';

const WIDGET = '[data-live-widget]';
const PHONE = { width: 360, height: 780 };

interface SharedRun {
  id: number;
  /** Changes it, as its member does from the list of runs. */
  change(changes: { name?: string; shared?: boolean }): Promise<void>;
}

/** A seven that this member kept and shared. */
async function shareSeven(request: APIRequestContext, member: TestMember, name: string): Promise<SharedRun> {
  const token = await createAccessTokenFor(member.id, { name: 'embeds', scopes: ['runs:write'], days: 7 });
  if (!token.ok) throw new Error(JSON.stringify(token.error));
  const headers = { authorization: `Bearer ${token.value.secret}` };
  const image = { name: 'seven.png', mimeType: 'image/png', buffer: await digitPng(7) };
  const kept = await request.post('/api/v1/runs', { headers, multipart: { image, name, shared: 'true' } });
  expect(kept.status()).toBe(201);
  const { id } = (await kept.json()) as { id: number };
  return {
    id,
    async change(changes) {
      const answer = await request.patch(`/api/v1/runs/${id}`, { headers, data: changes });
      expect(answer.status()).toBe(200);
    },
  };
}

/** The address of the seeded topic that shows the network to English readers. */
const LESSON = { title: { contains: 'before a 4 becomes a 9' } };

test.describe('a model in a post', () => {
  test('a reader tries a digit inside a post', async ({ page, database }) => {
    const { id } = await database.topic.findFirstOrThrow({ where: LESSON });
    await page.goto(`/en/topics/${id}`);
    const widget = page.locator(WIDGET).first();
    await expect(pad(page)).toBeVisible();
    await draw(page, SEVEN);
    await expect(widget.getByText('7', { exact: true }).first()).toBeVisible();
    await expect(readHere(page)).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
  });

  test('takes the room that it will need before any script has come', async ({
    page,
    database,
    allowNoise,
  }) => {
    allowNoise(/\.js/);
    const { id } = await database.topic.findFirstOrThrow({ where: LESSON });
    const block = page.locator('.embed-block').first();
    const height = async () => (await block.boundingBox())?.height;
    for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
      await page.setViewportSize(viewport);
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(`/en/topics/${id}`);
      await expect(page.getByRole('link', { name: 'mnist-mlp', exact: true })).toBeVisible();
      const before = await height();
      await page.unroute('**/*.js');
      await page.reload();
      await expect(pad(page)).toBeVisible();
      expect(await height()).toBe(before);
    }
  });

  test('two widgets of one page share the network', async ({ page, signedInAs }) => {
    await signedInAs(freshName('两个'));
    await openTopic(page, '两个一样的网络', '::model[mnist-mlp]\n\n::model[mnist-mlp@1]');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await expect(pad(page)).toHaveCount(2);
    await expect(page.locator(WIDGET).first()).toContainText('mnist-mlp@2');
    await expect(page.locator(WIDGET).last()).toContainText('mnist-mlp@1');
    expect(page.workers().length).toBeLessThanOrEqual(1);
    expect(asked.filter((url) => url.endsWith('.onnx')).length).toBeLessThanOrEqual(2);
  });

  test('loads nothing of the network where no post embeds one', async ({ page, signedInAs }) => {
    await signedInAs(freshName('朴素'));
    const path = await openTopic(page, '没有网络的主题', '只有文字，还有`::model[mnist-mlp]`。');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator(WIDGET)).toHaveCount(0);
    expect(asked.filter((url) => /\.onnx|worker/.test(url))).toEqual([]);
  });

  test('fits a phone, in the dark too', async ({ page, database }) => {
    const { id } = await database.topic.findFirstOrThrow({ where: LESSON });
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/en/topics/${id}`);
    await expect(pad(page)).toBeVisible();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await expectAccessible(page);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('without JavaScript the widget is a link', async ({ page, database }) => {
      const { id } = await database.topic.findFirstOrThrow({ where: LESSON });
      await page.goto(`/en/topics/${id}`);
      const link = page.getByRole('link', { name: 'mnist-mlp', exact: true });
      await expect(link).toBeVisible();
      expect((await page.locator('.embed-block').first().boundingBox())?.height).toBeLessThan(80);
      await link.click();
      await expect(page).toHaveURL(/\/sandbox\?model=mnist-mlp$/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
});

test.describe('a run in a post', () => {
  test('a run in a post shows its card', async ({ page, signedInAs, request }) => {
    const member = await signedInAs(freshName('七'));
    const run = await shareSeven(request, member, '我的 <b>七</b>');
    await openTopic(page, '一次识别', `看这个：\n\n::run[${run.id}]`);
    const card = page.locator('#post-1 a.embed-run');
    await expect(card).toContainText('我的 <b>七</b>');
    await expect(card).toContainText('mnist-mlp@2');
    await expect(card).toContainText(member.username);
    await expect(card.locator('strong')).toHaveText('7');
    const picture = card.locator('img').first();
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(0);
    await expectAccessible(page);
    await card.click();
    await expect(page).toHaveURL(new RegExp(`/runs/${run.id}$`));
  });

  test('the card follows its run at once: renamed, taken back, shared again', async ({
    page,
    signedInAs,
    request,
  }) => {
    const run = await shareSeven(request, await signedInAs(freshName('收回')), '第一个名字');
    const path = await openTopic(page, '会变的识别', `::run[${run.id}]`);
    const block = page.locator('#post-1 .embed-block');
    await expect(block).toContainText('第一个名字');
    await run.change({ name: '第二个名字' });
    await page.goto(path);
    await expect(block).toContainText('第二个名字');
    await run.change({ shared: false });
    await page.goto(path);
    await expect(block).toHaveText(`/runs/${run.id}`);
    await expect(block.locator('img')).toHaveCount(0);
    await run.change({ shared: true });
    await page.goto(path);
    await expect(block).toContainText('第二个名字');
  });

  test('a quotation of it embeds it again', async ({ page, signedInAs, request }) => {
    const run = await shareSeven(request, await signedInAs(freshName('引用')), '被引用的七');
    await openTopic(
      page,
      '引用一次识别',
      `第一段。\n\n::run[${run.id}]\n\n::model[mnist-mlp@1]\n\n最后一段。`,
    );
    await expect(pad(page)).toBeVisible();
    await selectText(page, '[data-post-text] .prose');
    await page.locator('#post-1').getByRole('button', { name: '引用' }).click();
    await expect(sourceOf(page)).toHaveValue(
      new RegExp(
        `> 第一段。\\n>\\n> ::run\\[${run.id}\\]\\n>\\n> ::model\\[mnist-mlp@1\\]\\n>\\n> 最后一段。`,
      ),
    );
  });
});

test.describe('the editor', () => {
  test('previews embeds as they are posted', async ({ page, signedInAs, request }) => {
    const run = await shareSeven(request, await signedInAs(freshName('预览')), '预览里的七');
    await page.goto('/zh-CN/new');
    await page.getByRole('combobox', { name: '版块' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: '标题' }).fill('预览与帖子一致');
    await write(page, '正文', `一\n\n::run[${run.id}]\n\n::run[999999999]\n\n::model[没有]\n\n二`);
    const preview = page.locator('[data-preview]');
    await expect(preview.locator('a.embed-run')).toContainText('预览里的七');
    await expect(page.getByText(/识别记录 999999999 没有公开/)).toBeVisible();
    await expect(page.getByText(/第 7 行：没有可以嵌入的内容/)).toBeVisible();
    const previewed = await preview.innerHTML();
    await page.getByRole('button', { name: '发布主题' }).click();
    await page.waitForURL(/\/topics\/\d+$/);
    expect(await page.locator('[data-post-text] .prose').innerHTML()).toBe(previewed);
  });

  test('offers the live model and the writer’s own shared runs', async ({ page, signedInAs, request }) => {
    const run = await shareSeven(request, await signedInAs(freshName('工具栏')), '工具栏里的七');
    await page.goto('/zh-CN/new');
    await editorOf(page, '正文');
    const tool = page.getByRole('toolbar', { name: '格式' }).getByRole('button', { name: '模型或识别记录' });
    await tool.click();
    await page.getByRole('button', { name: /^mnist-mlp/ }).click();
    await expect(sourceOf(page)).toHaveValue(/^::model\[mnist-mlp\]\n+$/);
    await tool.click();
    await page.getByRole('button', { name: /工具栏里的七/ }).click();
    await expect(sourceOf(page)).toHaveValue(
      new RegExp(`^::model\\[mnist-mlp\\]\\n\\n::run\\[${run.id}\\]\\n+$`),
    );
  });

  test('begins a topic about a run, and never over a text that is there', async ({
    page,
    signedInAs,
    request,
  }) => {
    const run = await shareSeven(request, await signedInAs(freshName('讨论')), '要讨论的七');
    await page.goto(`/zh-CN/new?run=${run.id}`);
    await editorOf(page, '正文');
    await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue(new RegExp(`${run.id}`));
    await expect(sourceOf(page)).toHaveValue(new RegExp(`::run\\[${run.id}\\]\\s*$`));
    await page.goto('/zh-CN/new');
    await editorOf(page, '正文');
    await expect(sourceOf(page)).toHaveValue('');

    await write(page, '正文', '我写到一半的草稿。');
    await expect(page.getByText(/草稿已于/)).toBeVisible();
    await page.goto(`/zh-CN/new?run=${run.id}`);
    await editorOf(page, '正文');
    await expect(sourceOf(page)).toHaveValue('我写到一半的草稿。');
    await page.getByRole('button', { name: '加进去' }).click();
    await expect(sourceOf(page)).toHaveValue(
      new RegExp(`^我写到一半的草稿。\\n\\n::run\\[${run.id}\\]\\s*$`),
    );
  });

  test('a reply with a model in it is live as soon as it is sent', async ({ page, signedInAs }) => {
    await signedInAs(freshName('回复'));
    await openTopic(page, '等一个网络', '谁来放一个？');
    await expect(page.locator(WIDGET)).toHaveCount(0);
    await write(page, '回复正文', '我来：\n\n::model[mnist-mlp]');
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.locator('#post-2').locator(WIDGET)).toContainText('mnist-mlp@2');
  });
});
