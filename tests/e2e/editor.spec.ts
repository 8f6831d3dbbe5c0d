import { expect, expectAccessible, freshName, test } from '../support/e2e';
import { editorOf, openTopic, reply, sourceOf, write } from '../support/writing';

test.describe('text survives', () => {
  test('a failed submit', async ({ page, signedInAs }) => {
    await signedInAs(freshName('写作'));
    await page.goto('/zh-CN/new');
    await page.getByRole('combobox', { name: '版块' }).selectOption({ index: 1 });
    await page.getByRole('textbox', { name: '标题' }).fill('短');
    await write(page, '正文', '一段不该丢的话。');
    await page.getByRole('button', { name: '发布主题' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue('短');
    await expect(sourceOf(page)).toHaveValue('一段不该丢的话。');
    await expect(page.getByRole('button', { name: '发布主题' })).toBeEnabled();
    await expectAccessible(page);
  });

  test('a server that cannot be reached', async ({ page, context, signedInAs, allowNoise }) => {
    allowNoise(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await signedInAs(freshName('写作'));
    await openTopic(page, '断网也不怕', '第一帖。');
    await write(page, '回复正文', '断网时写的回复。');
    await context.setOffline(true);
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(sourceOf(page)).toHaveValue('断网时写的回复。');
    await context.setOffline(false);
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.locator('#post-2')).toContainText('断网时写的回复。');
    await expect(page.locator('#post-3')).toHaveCount(0);
  });

  test('an expired session', async ({ page, context, signedInAs, signIn }) => {
    const member = await signedInAs(freshName('写作'));
    await openTopic(page, '会话过期', '第一帖。');
    await write(page, '回复正文', '会话过期时写的回复。');
    await context.clearCookies();
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.getByRole('link', { name: '在新窗口登录' })).toBeVisible();
    await expect(sourceOf(page)).toHaveValue('会话过期时写的回复。');
    await signIn(context, member.username);
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.locator('#post-2')).toContainText('会话过期时写的回复。');
  });

  test('a reload, and the draft goes once it is sent', async ({ page, signedInAs }) => {
    await signedInAs(freshName('写作'));
    await openTopic(page, '重新载入', '第一帖。');
    await write(page, '回复正文', '还没写完的回复');
    await expect(page.getByText(/^草稿已于 .+ 保存$/)).toBeVisible();
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await editorOf(page, '回复正文');
    await expect(page.getByText(/^已恢复 .+ 的草稿。$/)).toBeVisible();
    await expect(sourceOf(page)).toHaveValue('还没写完的回复');
    await page.getByRole('button', { name: '发送回复' }).click();
    await expect(page.locator('#post-2')).toContainText('还没写完的回复');
    await page.reload();
    await editorOf(page, '回复正文');
    await expect(sourceOf(page)).toHaveValue('');
  });

  test('the whole form of a new topic, and a writer may discard it', async ({ page, signedInAs }) => {
    await signedInAs(freshName('写作'));
    await page.goto('/zh-CN/new');
    await page.getByRole('textbox', { name: '标题' }).fill('草稿的标题');
    const tags = page.getByRole('textbox', { name: /标签/ });
    await tags.fill('草稿');
    await tags.press('Enter');
    await write(page, '正文', '草稿的正文');
    await expect(page.getByText(/^草稿已于 .+ 保存$/)).toBeVisible();
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await editorOf(page, '正文');
    await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue('草稿的标题');
    await expect(page.getByRole('button', { name: '移除标签“草稿”' })).toBeVisible();
    await page.getByRole('button', { name: '丢弃草稿' }).click();
    await expect(sourceOf(page)).toHaveValue('');
    await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue('');
  });
});

test('leaving with unsaved text asks first', async ({ page, signedInAs }) => {
  await signedInAs(freshName('写作'));
  await openTopic(page, '离开之前', '第一帖。');
  await write(page, '回复正文', '写了一半');
  await page.getByRole('banner').getByRole('link', { name: '最新' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: '留下' }).click();
  await expect(sourceOf(page)).toHaveValue('写了一半');
  await page.getByRole('banner').getByRole('link', { name: '最新' }).click();
  await dialog.getByRole('button', { name: '离开' }).click();
  await expect(page).toHaveURL(/\/latest$/);
});

test('two tabs do not overwrite each other: the second is told', async ({ page, context, signedInAs }) => {
  await signedInAs(freshName('写作'));
  const path = await openTopic(page, '两个标签页', '第一帖。');
  const second = await context.newPage();
  await second.goto(path);
  await editorOf(second, '回复正文');
  await write(page, '回复正文', '第一个标签页里的文字');
  await expect(second.getByRole('button', { name: '改用那一份' })).toBeVisible();
  await expect(sourceOf(second)).toHaveValue('');
  await second.getByRole('button', { name: '改用那一份' }).click();
  await expect(sourceOf(second)).toHaveValue('第一个标签页里的文字');
});

test('two editors: the second is told and shown both versions', async ({
  page,
  browser,
  baseURL,
  signedInAs,
  signIn,
}) => {
  await signedInAs(freshName('作者'));
  await openTopic(page, '两个编辑', '第一帖。');
  await reply(page, '原来的文字。');
  await page.locator('#post-2').getByRole('button', { name: '第 2 帖的更多操作' }).click();
  await page.locator('#post-2').getByRole('link', { name: '编辑', exact: true }).click();
  await page.waitForURL(/\/edit$/);

  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const moderator = await signIn(context, freshName('版主'), { role: 'moderator' });
  const other = await context.newPage();
  await other.goto(page.url());
  await write(other, '正文', '版主补充的话。');
  await other.getByRole('textbox', { name: '理由' }).fill('补充出处');
  await other.getByRole('button', { name: '保存' }).click();
  await expect(other).toHaveURL(/#post-2$/);
  await context.close();

  await write(page, '正文', '作者补充的话。');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('你编辑时，有人保存了另一个版本')).toBeVisible();
  await expect(page.getByRole('textbox', { name: `${moderator.username} 的版本（可复制）` })).toHaveValue(
    /版主补充的话/,
  );
  await expect(sourceOf(page)).toHaveValue(/作者补充的话/);
  await expect(page.locator('ins').filter({ hasText: '作者' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '用我的版本覆盖' }).click();
  await expect(page).toHaveURL(/#post-2$/);
  await expect(page.locator('#post-2')).toContainText('作者补充的话。');
  await page
    .locator('#post-2')
    .getByRole('link', { name: /已编辑/ })
    .click();
  await expect(page.getByText('版主补充的话。').first()).toBeVisible();
});

test('a writer formats by toolbar and shortcuts, and leaves the text by keyboard', async ({
  page,
  signedInAs,
}) => {
  await signedInAs(freshName('写作'));
  await page.goto('/zh-CN/new');
  await write(page, '正文', '梯度');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  await expect(sourceOf(page)).toHaveValue('**梯度**');
  await page.keyboard.press('Control+b');
  await expect(sourceOf(page)).toHaveValue('梯度');
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: '格式' }).getByRole('button', { name: '行内公式' }).click();
  await expect(sourceOf(page)).toHaveValue('$梯度$');
  await page.getByRole('toolbar', { name: '格式' }).getByRole('button', { name: '代码块' }).click();
  await page.getByRole('group', { name: '代码语言' }).getByRole('button', { name: 'Python' }).click();
  await expect(sourceOf(page)).toHaveValue(/```python/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: '正文' })).not.toBeFocused();
});

test('a writer who is faster than the editor loses no letter', async ({ page, signedInAs }) => {
  await signedInAs(freshName('快手'));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Everything that is fetched after the page itself, CodeMirror with it, has to wait.
  await page.goto('/zh-CN/about');
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/zh-CN/new', { waitUntil: 'commit' });
  const field = page.getByRole('textbox', { name: '正文' });
  await field.pressSequentially('先写一半，');
  release();
  await expect(field).toHaveClass(/cm-content/);
  await page.keyboard.insertText('再写一半。');
  await expect(sourceOf(page)).toHaveValue('先写一半，再写一半。');
});

test('Enter that confirms a Chinese word does not send the reply', async ({ page, signedInAs }) => {
  await signedInAs(freshName('拼音'));
  await openTopic(page, '用输入法写回复', '第一帖。');
  const editor = await editorOf(page, '回复正文');
  await editor.click();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'tidu', selectionStart: 4, selectionEnd: 4 });
  await page.keyboard.press('Control+Enter');
  await input.send('Input.insertText', { text: '梯度' });
  await expect(sourceOf(page)).toHaveValue('梯度');
  await expect(page.locator('#post-2')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#post-2')).toContainText('梯度');
});

test('on a phone, write and preview are two views', async ({ page, signedInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signedInAs(freshName('手机'));
  await page.goto('/zh-CN/new');
  await write(page, '正文', '公式 $x^2$');
  await expect(page.locator('[data-preview]')).toBeHidden();
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.locator('[data-preview] .katex')).toBeVisible();
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  await expect(sourceOf(page)).toHaveValue('公式 $x^2$');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
