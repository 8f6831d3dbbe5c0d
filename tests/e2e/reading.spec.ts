import { expect, expectAccessible, LOOKS, test } from '../support/e2e';

const PAGES = ['', '/latest', '/boards', '/new'] as const;

for (const { locale, colorScheme } of LOOKS) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const path of PAGES) {
      test(`a guest reads ${path || '/'} without a barrier`, async ({ page }) => {
        await page.goto(`/${locale}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
      });
    }

    test('a guest reads a board, its form, a topic, a tag and a history without a barrier', async ({
      page,
      database,
    }) => {
      const topic = await database.topic.findFirstOrThrow({
        where: { deletedAt: null, tags: { some: {} } },
        include: { board: true, tags: { include: { tag: true } }, posts: { take: 1 } },
      });
      const tag = encodeURIComponent(topic.tags[0]?.tag.slug ?? '');
      const paths = [
        `/boards/${topic.board.slug}`,
        `/boards/${topic.board.slug}/new`,
        `/topics/${topic.id}`,
        `/tags/${tag}`,
        `/posts/${topic.posts[0]?.id}/history`,
      ];
      for (const path of paths) {
        await page.goto(`/${locale}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
      }
    });
  });
}

test('no page is wider than a phone', async ({ page, database }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  const topics = await database.topic.findMany({
    where: { deletedAt: null },
    include: { board: true },
    take: 12,
  });
  const paths = [...PAGES, ...topics.map(({ id }) => `/topics/${id}`), `/boards/${topics[0]?.board.slug}`];
  const wide: string[] = [];
  for (const path of paths) {
    await page.goto(`/en${path}`, { waitUntil: 'domcontentloaded' });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${path}: ${width}`);
  }
  expect(wide).toEqual([]);
});

test('a guest and a member get the same bytes of a topic', async ({
  page,
  context,
  request,
  signedInAs,
  database,
}) => {
  const topic = await database.topic.findFirstOrThrow({ where: { deletedAt: null } });
  const path = `/zh-CN/topics/${topic.id}`;
  const asGuest = await (await request.get(path)).text();
  await signedInAs('同样的字节');
  const asMember = await (await context.request.get(path)).text();
  expect(asMember).toBe(asGuest);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic.title);
});
