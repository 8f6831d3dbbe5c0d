import { expect, freshName, test } from '../support/e2e';
import { DERIVATIONS } from '../support/writing';

test.use({ javaScriptEnabled: false });

test('a guest reads formulas, code and the reply form without JavaScript', async ({ page, database }) => {
  const topic = await database.topic.findFirstOrThrow({
    where: {
      deletedAt: null,
      locked: false,
      posts: { some: { html: { contains: 'katex-display' }, number: 1 } },
    },
  });
  await page.goto(`/zh-CN/topics/${topic.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic.title);
  await expect(page.locator('.katex-display').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: '回复正文' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: '登录' })).toHaveAttribute(
    'href',
    /sign-in\?next=.+topics/,
  );
});

for (const path of [
  '/zh-CN/topics/999999999',
  '/zh-CN/boards/no-such-board',
  '/zh-CN/nirgends',
  '/zh-CN/members/nobody-here',
])
  test(`a guest reads that there is no ${path} without JavaScript`, async ({ page, allowNoise }) => {
    allowNoise(/status of 404/);
    for (const visit of ['rendered', 'kept']) {
      const answer = await page.goto(path);
      expect(answer?.status(), visit).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
    }
  });

test('a member opens a topic, replies, edits and deletes without JavaScript', async ({
  page,
  signedInAs,
}) => {
  await signedInAs(freshName('纯文本'));
  await page.goto('/zh-CN/new');
  await page.getByRole('combobox', { name: '版块' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: '标题' }).fill('没有脚本也能发帖');
  await page.getByRole('textbox', { name: '正文' }).fill(DERIVATIONS);
  await page.getByRole('textbox', { name: /标签/ }).fill('无脚本, softmax');
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByRole('region', { name: '预览' }).locator('.katex-display')).toHaveCount(2);
  await expect(page.getByRole('textbox', { name: '正文' })).toHaveValue(/推导二/);
  await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue('没有脚本也能发帖');
  await page.getByRole('button', { name: '发布主题' }).click();
  await page.waitForURL(/\/topics\/\d+$/);
  await expect(page.locator('pre').first()).toContainText('loss.backward()');

  await page.getByRole('textbox', { name: '回复正文' }).fill('没有脚本的回复。');
  await page.getByRole('button', { name: '发送回复' }).click();
  await expect(page.locator('#post-2')).toContainText('没有脚本的回复。');

  await page.getByRole('button', { name: '第 2 帖的更多操作' }).click();
  await page.locator('#post-2').getByRole('link', { name: '编辑' }).click();
  await page.getByRole('textbox', { name: '正文' }).fill('改过的回复。');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('#post-2')).toContainText('改过的回复。');

  await page.getByRole('button', { name: '第 2 帖的更多操作' }).click();
  await page.locator('#post-2').getByRole('link', { name: '删除' }).click();
  await page.getByRole('button', { name: '删除' }).click();
  await expect(page.locator('#post-2')).toContainText('作者已删除此帖');
  await page.locator('#post-2').getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('#post-2')).toContainText('改过的回复。');
});

test('a guest who sends a reply gets the text back and is asked to sign in', async ({ page, database }) => {
  const topic = await database.topic.findFirstOrThrow({ where: { deletedAt: null, locked: false } });
  await page.goto(`/zh-CN/topics/${topic.id}`);
  await page.getByRole('textbox', { name: '回复正文' }).fill('访客写的话。');
  await page.getByRole('button', { name: '发送回复' }).click();
  await expect(page.getByRole('link', { name: '在新窗口登录' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '回复正文' })).toHaveValue('访客写的话。');
});
