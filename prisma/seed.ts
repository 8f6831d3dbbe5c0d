import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type Db, db, transaction } from '@/lib/db';
import { type PreparedSource, prepareSource } from '@/lib/posts/add-post';
import { renderSource } from '@/lib/posts/render-source';
import { REACTION_KINDS } from '@/lib/posts/views';
import { BOARD_GROUPS } from './boards';
import { type MadeTopic, makeBoard, makeBoardGroup, makeMember, makePost, makeTopic } from './factories';
import { closeRunFactories, makeRun } from './run-factories';
import { createChance } from './seed-chance';
import {
  type MemberSeed,
  type PostSeed,
  parseMembers,
  parseRuns,
  parseTopic,
  type RunSeed,
  type TopicSeed,
  withRunIds,
} from './seed-format';
import { seedHardSet } from './seed-hard-set';

const FOLDER = new URL('./seed/', import.meta.url);
const HOUR_MS = 3_600_000;
/** A reply that a file puts before the post above it is moved behind it by so much. */
const STEP_MS = 60_000;
/** The mean share of demo members who react to an opening post, and to a reply. */
const REACTION_SHARE = { opening: 0.35, reply: 0.12 };

/** Boards and groups that are not there yet; those that are keep what an administrator made of them. */
async function seedBoards(): Promise<void> {
  for (const [position, { boards, ...group }] of BOARD_GROUPS.entries()) {
    const known = await db.boardGroup.findUnique({ where: { slug: group.slug } });
    const { id } = known ?? (await makeBoardGroup({ ...group, position }));
    for (const [index, board] of boards.entries()) {
      const present = await db.board.findUnique({ where: { slug: board.slug } });
      if (!present) await makeBoard({ ...board, groupId: id, position: index });
    }
  }
}

/** The members, runs and topics of the files, checked; throws with the file's name where one is not as it should be. */
export function readSeed(): { members: MemberSeed[]; runs: RunSeed[]; topics: TopicSeed[] } {
  const members = parseMembers(readFileSync(new URL('members.json', FOLDER), 'utf8'));
  const topics = readdirSync(new URL('topics/', FOLDER))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parseTopic(name, readFileSync(new URL(`topics/${name}`, FOLDER), 'utf8')));
  const runs = parseRuns(readFileSync(new URL('runs.json', FOLDER), 'utf8'));
  return { members, runs, topics };
}

/** A demo member: no password and no address, so that nobody can sign in as them. */
async function seedMember(member: MemberSeed, now: number): Promise<void> {
  if (await db.member.findFirst({ where: { username: member.username } })) return;
  const { biography, joinedDays, ...columns } = member;
  const { html } = await renderSource(biography);
  const text = { biographySource: biography, biographyHtml: html };
  const createdAt = new Date(now - joinedDays * 24 * HOUR_MS);
  await makeMember({ ...columns, ...text, createdAt, demo: true, email: null, emailConfirmedAt: null });
}

/** The picture of a run as a file that a member could have sent. */
export const runPicture = ({ picture }: RunSeed): Promise<Buffer> =>
  sharp(readFileSync(new URL(`runs/${picture}`, FOLDER)))
    .png()
    .toBuffer();

/** A shared run, read by the model that the site ships; gives its number. One that is there stays as it is. */
async function seedRun(seed: RunSeed, { members, now }: Setting): Promise<number> {
  const author = named(members, seed.author, 'runs.json');
  const submissionId = `seed-${seed.key}`;
  const known = await db.run.findFirst({ where: { authorId: author.id, submissionId } });
  if (known) return known.id;
  const { name, version, days } = seed;
  const createdAt = new Date(now - days * 24 * HOUR_MS);
  const image = await runPicture(seed);
  return (await makeRun({ author, image, name, version, shared: true, submissionId, createdAt })).id;
}

/** Makes the runs; gives their numbers by their keys. */
async function seedRuns(runs: RunSeed[], setting: Setting): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const run of runs) ids.set(run.key, await seedRun(run, setting));
  await closeRunFactories();
  return ids;
}

/** What all topics of one seeding share. */
interface Setting {
  members: ReadonlyMap<string, { id: number }>;
  boards: ReadonlyMap<string, { id: number }>;
  now: number;
}

function named<T>(map: ReadonlyMap<string, T>, name: string, file: string): T {
  const found = map.get(name);
  if (!found) throw new Error(`prisma/seed/${file}: there is no "${name}"`);
  return found;
}

/** Times of a topic's posts: as the file says, each after the one before it, none in the future. */
function timesOf({ posts }: TopicSeed, now: number): Date[] {
  let last = 0;
  return posts.map(({ days, hours }) => {
    last = Math.min(now, Math.max(now - (days * 24 + hours) * HOUR_MS, last + STEP_MS));
    return new Date(last);
  });
}

/** The id under which a file's topic is known to have been made. */
const submissionOf = ({ file }: TopicSeed): string => `seed-${file.replace(/\W+/g, '-')}`;

async function writeOpening(tx: Db, seed: TopicSeed, prepared: PreparedSource, setting: Setting) {
  return makeTopic(
    {
      author: named(setting.members, seed.author, `topics/${seed.file}`),
      board: named(setting.boards, seed.board, `topics/${seed.file}`),
      title: seed.title,
      prepared,
      tags: seed.tags,
      pinned: seed.pinned,
      createdAt: timesOf(seed, setting.now)[0],
      submissionId: submissionOf(seed),
    },
    tx,
  );
}

/** Writes the replies in order; gives the ids of all posts, the opening post's first. */
async function writeReplies(
  tx: Db,
  topic: MadeTopic,
  seed: TopicSeed,
  prepared: PreparedSource[],
  setting: Setting,
): Promise<number[]> {
  const times = timesOf(seed, setting.now);
  const ids = [topic.postId];
  for (const [index, post] of seed.posts.entries()) {
    if (index === 0) continue;
    const reply = await makePost(
      {
        author: named(setting.members, post.author, `topics/${seed.file}`),
        topic,
        prepared: prepared[index],
        replyToId: post.replyTo === undefined ? undefined : ids[post.replyTo - 1],
        createdAt: times[index],
      },
      tx,
    );
    ids.push(reply.id);
  }
  return ids;
}

/** Reactions of demo members, the same at every seeding; nobody reacts to their own post. */
async function writeReactions(
  tx: Db,
  seed: TopicSeed,
  postIds: number[],
  { members }: Setting,
): Promise<void> {
  const chance = createChance(seed.file);
  const data = seed.posts.flatMap(({ author }, index) => {
    const share = chance() * 2 * (index === 0 ? REACTION_SHARE.opening : REACTION_SHARE.reply);
    return [...members].flatMap(([username, { id: memberId }]) => {
      // Squared, so that the first kinds are the common ones. Drawn for all, so that one member more moves nothing.
      const kind = REACTION_KINDS[Math.floor(chance() ** 2 * REACTION_KINDS.length)];
      const postId = postIds[index];
      return chance() < share && username !== author && kind && postId ? [{ postId, memberId, kind }] : [];
    });
  });
  await tx.reaction.createMany({ data, skipDuplicates: true });
}

const isSeeded = async (seed: TopicSeed): Promise<boolean> =>
  (await db.post.findFirst({ where: { submissionId: submissionOf(seed), author: { demo: true } } })) !== null;

/** Renders a topic's posts; null where the topic is there already. */
async function prepareTopic(seed: TopicSeed): Promise<PreparedSource[] | null> {
  if (await isSeeded(seed)) return null;
  return Promise.all(seed.posts.map(({ source }) => prepareSource(source)));
}

/** One file's topic, with its posts and reactions: all of it or nothing. */
const writeTopic = (seed: TopicSeed, prepared: PreparedSource[], setting: Setting): Promise<void> =>
  transaction(async (tx) => {
    const [opening] = prepared;
    if (!opening) return;
    const topic = await writeOpening(tx, seed, opening, setting);
    const postIds = await writeReplies(tx, topic, seed, prepared, setting);
    await writeReactions(tx, seed, postIds, setting);
  });

/** Writes the topics in order; the next one is rendered (other threads) while this one is written. */
async function seedTopics(topics: TopicSeed[], setting: Setting): Promise<void> {
  let upcoming = topics[0] ? prepareTopic(topics[0]) : null;
  for (const [index, topic] of topics.entries()) {
    const prepared = await upcoming;
    const next = topics[index + 1];
    upcoming = next ? prepareTopic(next) : null;
    if (prepared) await writeTopic(topic, prepared, setting);
  }
}

const withRuns = (post: PostSeed, ids: ReadonlyMap<string, number>): PostSeed => ({
  ...post,
  source: withRunIds(post.source, ids),
});

async function seedDemo(): Promise<void> {
  const { members, runs, topics } = readSeed();
  const now = Date.now();
  for (const member of members) await seedMember(member, now);
  const demo = await db.member.findMany({ where: { demo: true }, orderBy: { id: 'asc' } });
  const setting: Setting = {
    members: new Map(demo.map((member) => [member.username, member])),
    boards: new Map((await db.board.findMany()).map((board) => [board.slug, board])),
    now,
  };
  const ids = await seedRuns(runs, setting);
  await seedTopics(
    topics.map((topic) => ({ ...topic, posts: topic.posts.map((post) => withRuns(post, ids)) })),
    setting,
  );
  await seedHardSet(demo, now);
}

/**
 * Fills a database with the boards and, with `demo`, with the demonstration members, topics and reactions. What is
 * there already stays as it is, so that it may run again, also after it was interrupted.
 */
export async function seed({ demo }: { demo: boolean }): Promise<void> {
  await seedBoards();
  if (demo) await seedDemo();
}
