import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { expect, freshName, test } from '../support/e2e';
import { write } from '../support/writing';

/** Whether a shared page came from the cache (`HIT`) or was rendered for this request (`MISS`). */
const cacheState = (response: APIResponse): string | undefined => response.headers()['x-nextjs-cache'];

/** Asks until the page comes from the cache: what another test wrote meanwhile may have dropped it. */
async function warm(request: APIRequestContext, path: string): Promise<void> {
  await expect
    .poll(async () => cacheState(await request.get(path)), { message: `${path} cached` })
    .toBe('HIT');
}

/** How a text gets into the editor: into CodeMirror, or without JavaScript into the plain text area. */
type Write = (page: Page, name: string, text: string) => Promise<void>;

const writePlain: Write = (page, name, text) => page.getByRole('textbox', { name }).fill(text);

/** A fresh topic of the signed-in member in this board, opened through the form; gives its path. */
async function openTopic(
  page: Page,
  board: string,
  fields: { title: string; tags?: string },
  writeText: Write = write,
): Promise<string> {
  await page.goto(`/zh-CN/boards/${board}/new`);
  await page.getByRole('textbox', { name: '标题' }).fill(fields.title);
  await writeText(page, '正文', `${fields.title}：$e^{i\\pi}+1=0$。`);
  if (fields.tags) await page.getByRole('textbox', { name: /标签/ }).fill(fields.tags);
  await page.getByRole('button', { name: '发布主题' }).click();
  await page.waitForURL(/\/zh-CN\/topics\/\d+$/);
  return new URL(page.url()).pathname;
}

async function reply(page: Page, text: string, writeText: Write = write): Promise<void> {
  await writeText(page, '回复正文', text);
  await page.getByRole('button', { name: '发送回复' }).click();
}

test.describe('shared pages', () => {
  test('a guest and a member get the same bytes of a topic, from the cache', async ({
    page,
    request,
    signedInAs,
    database,
  }) => {
    const topic = await database.topic.findFirstOrThrow({
      where: { author: { demo: true } },
      orderBy: { id: 'desc' },
    });
    for (const locale of ['zh-CN', 'en']) {
      const path = `/${locale}/topics/${topic.id}`;
      await warm(request, path);
      const guest = await request.get(path);
      await signedInAs(freshName());
      const member = await page.context().request.get(path);
      expect(cacheState(member)).toBe('HIT');
      expect((await member.body()).equals(await guest.body())).toBe(true);
      expect(member.headers().etag).toBe(guest.headers().etag);
      expect(member.headers()['set-cookie']).toBeUndefined();
    }
  });

  test('what is personal comes beside the page, and no cache keeps it', async ({
    page,
    request,
    signedInAs,
  }) => {
    const name = freshName();
    const paths = ['/api/viewer', '/api/viewer/notifications', '/api/viewer/topics/1?from=1&to=20'];
    for (const path of paths) {
      const response = await request.get(path);
      expect(response.headers()['cache-control']).toBe('private, no-store');
    }
    expect(await (await request.get('/api/viewer')).json()).toEqual({ member: null, unreadNotifications: 0 });
    await signedInAs(name);
    const own = await page.context().request.get('/api/viewer');
    expect(await own.json()).toMatchObject({ member: { username: name } });
  });

  test('the writer sees their own reply at once, and so does everybody after them', async ({
    page,
    request,
    signedInAs,
  }) => {
    await signedInAs(freshName());
    const path = await openTopic(page, 'networks', { title: freshName('自己的回复') });
    await warm(request, path);
    const text = freshName('立刻可见');
    await reply(page, text);
    await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
    await expect(page).toHaveURL(/#post-2$/);
    expect(await (await request.get(path)).text()).toContain(text);
    await page.reload();
    await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
  });

  test('a reply drops the pages that it changed and no others', async ({
    page,
    request,
    signedInAs,
    database,
  }) => {
    const member = await signedInAs(freshName());
    const path = await openTopic(page, 'decisions', { title: freshName('只丢该丢的') });
    const other = await database.topic.findFirstOrThrow({
      where: { author: { demo: true }, board: { slug: 'about' } },
    });
    const changed = [
      path,
      '/zh-CN',
      '/en/latest',
      '/zh-CN/boards/decisions',
      `/zh-CN/members/${member.username}`,
    ];
    const untouched = ['/zh-CN/about', `/zh-CN/topics/${other.id}`];
    for (const shared of [...changed, ...untouched]) await warm(request, shared);
    const text = freshName('换新');
    await reply(page, text);
    await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
    for (const shared of untouched) expect(cacheState(await request.get(shared)), shared).toBe('HIT');
    for (const shared of ['/zh-CN', '/en/latest', '/zh-CN/boards/decisions']) {
      const body = await (await request.get(shared)).text();
      expect(body, shared).toContain(member.username);
    }
    expect(await (await request.get(path)).text()).toContain(text);
  });

  test('an address that held nothing is found as soon as something is there', async ({
    page,
    request,
    signedInAs,
    allowNoise,
  }) => {
    allowNoise(/404/);
    const tag = freshName('tag');
    const empty = await request.get(`/zh-CN/tags/${tag}`);
    expect(empty.status()).toBe(404);
    await signedInAs(freshName());
    const title = freshName('新标签');
    await openTopic(page, 'networks', { title, tags: tag });
    const found = await request.get(`/zh-CN/tags/${tag}`);
    expect(found.status()).toBe(200);
    expect(await found.text()).toContain(title);
  });

  test('a permalink leads to its post, and says plainly where there is none', async ({
    request,
    database,
  }) => {
    const post = await database.post.findFirstOrThrow({ where: { number: 3, author: { demo: true } } });
    const permalink = await request.get(`/en/posts/${post.id}`, { maxRedirects: 0 });
    expect(permalink.status()).toBe(307);
    expect(permalink.headers().location).toBe(`/en/topics/${post.topicId}#post-3`);
    expect((await request.get('/en/posts/2000000000')).status()).toBe(404);
    expect((await request.get('/en/posts/x')).status()).toBe(404);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a member opens a topic and replies, and a second press makes no second post', async ({
    page,
    request,
    signedInAs,
    database,
  }) => {
    await signedInAs(freshName());
    const path = await openTopic(page, 'networks', { title: freshName('无脚本') }, writePlain);
    const text = freshName('无脚本回复');
    await reply(page, text, writePlain);
    await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
    await reply(page, text, writePlain);
    await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1);
    expect(await database.post.count({ where: { source: text } })).toBe(1);
    expect(await (await request.get(path)).text()).toContain(text);
  });

  test('text that fails comes back with what is wrong', async ({ page, signedInAs }) => {
    await signedInAs(freshName());
    await page.goto('/zh-CN/boards/networks/new');
    await page.getByRole('textbox', { name: '标题' }).fill('短');
    await page.getByRole('textbox', { name: '正文' }).fill('这段文字要留下。');
    await page.getByRole('button', { name: '发布主题' }).click();
    await expect(page.getByRole('textbox', { name: '正文' })).toHaveValue('这段文字要留下。');
    await expect(page.getByRole('textbox', { name: '标题' })).toHaveValue('短');
    await expect(page.getByRole('alert').first()).toBeVisible();
  });
});
