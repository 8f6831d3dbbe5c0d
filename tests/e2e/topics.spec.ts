import { expect, expectAccessible, freshName, test } from '../support/e2e';
import { DERIVATIONS, openTopic, reply, selectText, sourceOf, write } from '../support/writing';

/** A text as a regular expression that matches it alone. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

test('a new member posts a topic with two derivations and reads it equal to its preview', async ({
  page,
  signedInAs,
}) => {
  await signedInAs(freshName('小微'));
  await page.goto('/zh-CN/new');
  await page.getByRole('combobox', { name: '版块' }).selectOption({ index: 2 });
  await page.getByRole('textbox', { name: '标题' }).fill('交叉熵梯度的两种推导');
  const tags = page.getByRole('textbox', { name: /标签/ });
  await tags.fill('交叉熵');
  await tags.press('Enter');
  await tags.fill('softmax');
  await tags.press(',');
  await write(page, '正文', DERIVATIONS);
  const preview = page.locator('[data-preview]');
  await expect(preview.locator('.katex-display')).toHaveCount(2);
  await expect(preview.locator('pre')).toContainText('loss.backward()');
  const previewed = await preview.innerHTML();

  await page.getByRole('button', { name: '发布主题' }).click();
  await page.waitForURL(/\/topics\/\d+$/);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('交叉熵梯度的两种推导');
  await expect(page.getByRole('list', { name: '标签' }).getByRole('link')).toHaveText(['softmax', '交叉熵']);
  expect(await page.locator('[data-post-text] .prose').innerHTML()).toBe(previewed);
  await expectAccessible(page);

  await page.goto('/zh-CN/latest');
  await expect(page.getByRole('link', { name: '交叉熵梯度的两种推导' }).first()).toBeVisible();
  await page.getByRole('link', { name: 'softmax', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('softmax');
});

test('a second member replies and quotes a selection', async ({
  page,
  browser,
  baseURL,
  signedInAs,
  signIn,
}) => {
  await signedInAs(freshName('楼主'));
  const path = await openTopic(
    page,
    '损失为什么下降',
    '我们知道损失$L=-\\log p$会下降。\n\n第二段没有公式。',
  );
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const second = await signIn(context, freshName('second'));
  const other = await context.newPage();
  await other.goto(path);
  await selectText(other, '[data-post-text] p');
  await other.locator('#post-1').getByRole('button', { name: '引用' }).click();
  await expect(sourceOf(other)).toHaveValue(/> 我们知道损失\$L=-\\log p\$会下降。/);
  await expect(sourceOf(other)).toHaveValue(/^> \[@.+\]\(\/posts\/\d+\):/);
  await other.keyboard.insertText('对，因为 $p$ 变大。');
  await other.keyboard.press('Control+Enter');

  await expect(other).toHaveURL(/#post-2$/);
  const answer = other.locator('#post-2');
  await expect(answer.locator('blockquote .katex')).toHaveCount(1);
  await expect(answer).toContainText('对，因为');
  await expect(sourceOf(other)).toHaveValue('');
  await context.close();

  await page.goto('/zh-CN/notifications');
  await expect(page.getByText(`${second.username} 引用了你`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(page.getByRole('button', { name: '全部标为已读' })).toBeHidden();
});

test('a quotation keeps what was written: formulas, code, lists and tables', async ({ page, signedInAs }) => {
  const written = [
    '价格 \\$5，**粗**和`a|b`，snake_case，[链接](https://example.org/a_b)。',
    '- 一\n  - 甲 $x$\n- [ ] 二',
    '> 引 $y$',
    '$$\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n$$',
    '| a | b |\n| --- | ---: |\n| $z$ | 1 |',
    '```python\nfor i in x:\n    print(i)\n```',
  ].join('\n\n');
  await signedInAs(freshName('引用'));
  await openTopic(page, '引用一切内容', written);
  await selectText(page, '[data-post-text]');
  await page.locator('#post-1').getByRole('button', { name: '引用' }).click();
  const quoted = written.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  await expect(sourceOf(page)).toHaveValue(new RegExp(`:\\n>\\n${escaped(quoted.join('\n'))}\\n\\n$`));
});

test('an author edits, deletes and undoes', async ({ page, signedInAs }) => {
  await signedInAs(freshName('作者'));
  await openTopic(page, '写错一个字', '第一帖。');
  await reply(page, '动量取 0.09。');

  const post = page.locator('#post-2');
  await post.getByRole('button', { name: '第 2 帖的更多操作' }).click();
  await post.getByRole('link', { name: '编辑', exact: true }).click();
  await page.waitForURL(/\/edit$/);
  await expect(sourceOf(page)).toHaveValue('动量取 0.09。');
  await write(page, '正文', '其实是 0.9。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/#post-2$/);
  await expect(post).toContainText('其实是 0.9。');

  await post.getByRole('link', { name: /已编辑/ }).click();
  await expect(page.getByRole('heading', { name: '版本 2' })).toBeVisible();
  await expect(page.locator('ins')).toContainText('其实是');
  await expectAccessible(page);
  await page.goBack();

  await post.getByRole('button', { name: '第 2 帖的更多操作' }).click();
  await post.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(post).toContainText('作者已删除此帖');
  await page.getByRole('region', { name: '提示' }).getByRole('button', { name: '撤销' }).click();
  await expect(post).toContainText('其实是 0.9。');
});

test('an author deletes a whole topic and brings it back', async ({ page, signedInAs }) => {
  await signedInAs(freshName('作者'));
  const path = await openTopic(page, '也许不该发', '先发出来。');
  await page.locator('#post-1').getByRole('button', { name: '第 1 帖的更多操作' }).click();
  await page.locator('#post-1').getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('作者已删除这个主题。')).toBeVisible();
  await page.goto(path);
  await page.getByRole('main').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('也许不该发');
});

test('reactions toggle, and everyone sees the count', async ({ page, browser, baseURL, signedInAs }) => {
  await signedInAs(freshName('读者'));
  const path = await openTopic(page, '值得一个赞', '一段解释。');
  const post = page.locator('#post-1');
  await post.getByRole('button', { name: '添加表情' }).click();
  const stored = page.waitForResponse((response) => response.request().method() === 'POST');
  await post.getByRole('button', { name: '有启发', exact: true }).click();
  await stored;
  const mine = post.getByRole('button', { name: '有启发：1' });
  await expect(mine).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(mine).toHaveAttribute('aria-pressed', 'true');

  const guest = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const other = await guest.newPage();
  await other.goto(path);
  await expect(other.locator('#post-1').getByRole('button', { name: '有启发：1' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await guest.close();

  await mine.click();
  await expect(mine).toBeHidden();
});

test('a permalink lands on the right page', async ({ page, database }) => {
  const topic = await database.topic.findFirstOrThrow({ where: { lastNumber: { gt: 20 }, deletedAt: null } });
  const post = await database.post.findFirstOrThrow({ where: { topicId: topic.id, number: 21 } });
  await page.goto(`/posts/${post.id}`);
  await expect(page).toHaveURL(new RegExp(`/topics/${topic.id}/2#post-21$`));
  await expect(page.locator('#post-21')).toBeInViewport();
  await page.getByRole('navigation', { name: '分页（上方）' }).getByRole('link', { name: '第 1 页' }).click();
  await expect(page.locator('#post-1')).toBeVisible();
});

test('copying a formula puts its TeX on the clipboard, and a code block is copied as it was written', async ({
  page,
  context,
  signedInAs,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signedInAs(freshName('抄写'));
  const code = 'for i in range(3):\n    print(i)\n\n# end';
  await openTopic(page, '复制试试', `梯度 $\\nabla_z L = p - y$ 很简单。\n\n\`\`\`python\n${code}\n\`\`\``);
  await selectText(page, '[data-post-text] p');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '梯度 $\\nabla_z L = p - y$ 很简单。',
  );
  await page.locator('[data-post-text] .code-copy').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});
