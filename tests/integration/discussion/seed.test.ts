import { describe, expect, it } from 'vitest';
import { render } from '@/lib/content/render';
import { db } from '@/lib/db';
import { closeRunFactories, readHere } from '@/prisma/run-factories';
import { readSeed, runPicture, seed } from '@/prisma/seed';
import { withRunIds } from '@/prisma/seed-format';

/** Counters that disagree with the rows that they count. */
const wrongBoards = () => db.$queryRaw<{ slug: string }[]>`
  SELECT b.slug FROM "Board" b WHERE
    b."topicCount" <> (SELECT count(*) FROM "Topic" t WHERE t."boardId" = b.id AND t."deletedAt" IS NULL)
    OR b."postCount" <> (SELECT count(*) FROM "Post" p JOIN "Topic" t ON t.id = p."topicId"
                         WHERE t."boardId" = b.id AND p."deletedAt" IS NULL AND t."deletedAt" IS NULL)`;

const wrongTopics = () => db.$queryRaw<{ id: number }[]>`
  SELECT t.id FROM "Topic" t WHERE
    t."replyCount" <> (SELECT count(*) - 1 FROM "Post" p WHERE p."topicId" = t.id)
    OR t."lastNumber" <> (SELECT max(number) FROM "Post" p WHERE p."topicId" = t.id)
    OR t."lastActivityAt" <> (SELECT max("createdAt") FROM "Post" p WHERE p."topicId" = t.id)`;

const wrongMembers = () => db.$queryRaw<{ id: number }[]>`
  SELECT m.id FROM "Member" m WHERE
    m."postCount" <> (SELECT count(*) FROM "Post" p WHERE p."authorId" = m.id)
    OR m."topicCount" <> (SELECT count(*) FROM "Topic" t WHERE t."authorId" = m.id)`;

const counts = async () => [
  await db.member.count(),
  await db.board.count(),
  await db.topic.count(),
  await db.post.count(),
  await db.reaction.count(),
  await db.run.count(),
];

describe('the seed', () => {
  it('makes every board in both languages without demonstration content', async () => {
    await seed({ demo: false });
    const boards = await db.board.findMany();
    expect(boards.map((board) => board.slug).sort()).toEqual([
      'about',
      'backpropagation',
      'computer-vision',
      'decisions',
      'networks',
      'nlp',
      'notebooks',
      'optimisation',
      'questions',
      'regularisation',
      'results',
    ]);
    expect(boards.every((board) => board.nameZh && board.nameEn && board.descriptionZh)).toBe(true);
    expect(new Set(boards.map((board) => board.hue)).size).toBe(boards.length);
    expect(await db.member.count()).toBe(0);
  });

  it('loads all topics of the files, with right counters, and nothing twice', async () => {
    await seed({ demo: true });
    const { members, runs, topics } = readSeed();
    expect(await db.member.count()).toBe(members.length);
    expect(await db.topic.count()).toBe(topics.length);
    expect(await db.post.count()).toBe(topics.flatMap((topic) => topic.posts).length);
    expect(await db.reaction.count()).toBeGreaterThan(topics.length);
    expect(await db.run.count({ where: { sharedAt: { not: null } } })).toBe(runs.length);
    expect([await wrongBoards(), await wrongTopics(), await wrongMembers()]).toEqual([[], [], []]);
    const before = await counts();
    await seed({ demo: true });
    expect(await counts()).toEqual(before);
  }, 120_000);

  it('shows its runs in its topics, and the network reads in them what the topics say', async () => {
    const { runs, topics } = readSeed();
    const embedded = topics.flatMap(({ posts }) =>
      posts.flatMap(({ source }) => source.match(/^::run\[[a-z].*\]$/gm) ?? []),
    );
    expect(embedded.sort()).toEqual(runs.map(({ key }) => `::run[${key}]`).sort());
    for (const run of runs) {
      const { digit } = await readHere(await runPicture(run), run.version);
      expect([run.key, digit]).toEqual([run.key, run.reads]);
    }
    await closeRunFactories();
    const shown = await db.postEmbed.findMany({ where: { kind: 'run' }, select: { key: true } });
    const made = await db.run.findMany({ select: { id: true } });
    expect(shown.map(({ key }) => Number(key)).sort()).toEqual(made.map(({ id }) => id).sort());
  });

  it('makes members as whom nobody can sign in', async () => {
    const able = { OR: [{ passwordHash: { not: null } }, { email: { not: null } }] };
    expect(await db.member.count({ where: { demo: true, ...able } })).toBe(0);
  });

  it('holds no formula, code or post that the renderer objects to', async () => {
    const { members, runs, topics } = readSeed();
    const ids = new Map(runs.map(({ key }, index) => [key, index + 1]));
    const sources = [
      ...topics.flatMap(({ file, posts }) =>
        posts.map(({ source }, index) => ({
          place: `${file} #${index + 1}`,
          source: withRunIds(source, ids),
        })),
      ),
      ...members.map(({ username, biography }) => ({ place: username, source: biography })),
    ];
    const objections: string[] = [];
    for (const { place, source } of sources) {
      // In this thread and without the pool's deadline: what the text says does not depend on how busy the machine is.
      const { diagnostics } = await render(source);
      const lasting = diagnostics.filter(({ code }) => code !== 'code_plain');
      objections.push(...lasting.map(({ code, line, message }) => `${place}:${line} ${code} ${message}`));
    }
    expect(objections).toEqual([]);
  }, 120_000);
});
