import type { Viewer } from '@/lib/members/views';
import type { Result } from '@/lib/result';
import { type MadeTopic, makeBoard, makePost, makeTopic, makeViewer } from '@/prisma/factories';

/** The value of a result that has to be good; the error's text where it is not. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify({ ...result.error, cause: undefined })}`);
}

/** The code of a result that has to be an error; `ok` where it is none. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

export interface World {
  author: Viewer;
  other: Viewer;
  moderator: Viewer;
  board: { id: number; slug: string };
  topic: MadeTopic;
}

/** A board with one topic by `author`, somebody else, and a moderator. */
export async function makeWorld(source?: string): Promise<World> {
  const [author, other, moderator, board] = [
    await makeViewer(),
    await makeViewer(),
    await makeViewer({ role: 'moderator' }),
    await makeBoard(),
  ];
  return { author, other, moderator, board, topic: await makeTopic({ author, board, source }) };
}

/** As many replies by `author`, one after the other. */
export async function makeReplies({ author, topic }: World, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) ids.push((await makePost({ author, topic })).id);
  return ids;
}
