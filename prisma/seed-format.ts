import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { POST_SOURCE_MAX } from '@/lib/limits';
import { topicTitle } from '@/lib/posts/schema';
import { tagLabels } from '@/lib/tags/schema';

/**
 * The format of the seed's files. A topic is Markdown: front matter between lines of `---`, then its posts, each reply
 * after a line `<!-- post author: NAME | days: N | hours: H | reply-to: K -->` (days and hours before the seeding,
 * K the number of the post that it answers).
 */

const member = z.strictObject({
  username: z.string(),
  displayName: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  timeZone: z.string(),
  biography: z.string().default(''),
  links: z.array(z.strictObject({ label: z.string(), url: z.url() })).default([]),
  role: z.enum(['member', 'moderator']).default('member'),
  joinedDays: z.number().positive(),
});
export type MemberSeed = z.output<typeof member>;

const run = z.strictObject({
  /** How topics name it: `::run[key]`. */
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** A file in the folder `runs`. */
  picture: z.string(),
  author: z.string(),
  name: z.string(),
  version: z.number().int().positive(),
  days: z.number().min(0),
  /** What the network reads in it: topics speak of it, and a test holds the model to it. */
  reads: z.number().int().min(0).max(9),
});
export type RunSeed = z.output<typeof run>;

const source = z.string().min(1).max(POST_SOURCE_MAX);
const postHead = z.strictObject({
  author: z.string(),
  days: z.coerce.number().min(0),
  hours: z.coerce.number().min(0).max(24).default(0),
  'reply-to': z.coerce.number().int().min(1).optional(),
});
const topicHead = z.strictObject({
  title: topicTitle,
  board: z.string(),
  author: z.string(),
  tags: tagLabels.default([]),
  language: z.enum(['zh-CN', 'en']),
  days: z.number().min(0),
  hours: z.number().min(0).max(24).default(0),
  pinned: z.boolean().default(false),
});

export interface PostSeed {
  author: string;
  /** Before the seeding. */
  days: number;
  hours: number;
  replyTo?: number;
  source: string;
}

export interface TopicSeed {
  file: string;
  title: string;
  board: string;
  author: string;
  tags: string[];
  pinned: boolean;
  /** The opening post first. */
  posts: PostSeed[];
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const POST_LINE = /^<!-- post (.+?) -->$/m;

function checked<T extends z.ZodType>(file: string, schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`prisma/seed/${file}: ${z.prettifyError(parsed.error)}`);
}

/** `author: NAME | days: N` as a record. */
const headFields = (line: string): Record<string, string> =>
  Object.fromEntries(
    line.split('|').map((part) => {
      const [name = '', ...value] = part.split(':');
      return [name.trim(), value.join(':').trim()];
    }),
  );

/** The members of the file; throws where one is not as it should be. */
export const parseMembers = (text: string): MemberSeed[] =>
  checked('members.json', z.array(member), JSON.parse(text));

/** The runs of the file; throws where one is not as it should be. */
export const parseRuns = (text: string): RunSeed[] => checked('runs.json', z.array(run), JSON.parse(text));

const RUN_BY_KEY = /^::run\[([a-z][a-z0-9-]*)\]$/gm;

/** A source with the numbers that its runs got, in the place of their keys; throws for a key that is not there. */
export const withRunIds = (source: string, ids: ReadonlyMap<string, number>): string =>
  source.replace(RUN_BY_KEY, (_, key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`prisma/seed/runs.json: there is no "${key}"`);
    return `::run[${id}]`;
  });

/** The replies after the opening post: `parts` alternates between the text of a post line and a source. */
function parseReplies(file: string, parts: string[]): PostSeed[] {
  const replies: PostSeed[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const { 'reply-to': replyTo, ...head } = checked(file, postHead, headFields(parts[index] ?? ''));
    const number = index / 2 + 2;
    if (replyTo !== undefined && replyTo >= number) {
      throw new Error(`prisma/seed/${file}: post ${number} answers post ${replyTo}, which comes after it`);
    }
    replies.push({ ...head, replyTo, source: checked(file, source, parts[index + 1]?.trim()) });
  }
  return replies;
}

/** One topic's file; throws where it is not as it should be. */
export function parseTopic(name: string, text: string): TopicSeed {
  const file = `topics/${name}`;
  const [, front, body] = FRONT_MATTER.exec(text.replace(/\r\n?/g, '\n')) ?? [];
  if (front === undefined || body === undefined) throw new Error(`prisma/seed/${file}: no front matter`);
  const { title, board, author, tags, pinned, days, hours } = checked(file, topicHead, parseYaml(front));
  const [opening = '', ...parts] = body.split(POST_LINE);
  const first = { author, days, hours, source: checked(file, source, opening.trim()) };
  const posts = [first, ...parseReplies(file, parts)];
  return { file: name, title, board, author, tags: tags.map(({ label }) => label), pinned, posts };
}
