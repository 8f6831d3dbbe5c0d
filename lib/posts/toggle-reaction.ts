import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { asWriter, refusalToReact } from './policy';
import { orderedCounts } from './rules';
import { toggleReactionInput } from './schema';
import { countReactions, deleteReaction, findOwnReactions, findPostState, insertReaction } from './store';
import { touchedByPost } from './touched';
import type { ReactionCount, Touched } from './views';

export interface ToggledReaction {
  /** Whether the viewer's reaction of this kind is there now. */
  on: boolean;
  /** All kinds with which the viewer reacted to the post. */
  mine: string[];
  counts: ReactionCount[];
  touched: Touched;
}

type ReactionKey = { postId: number; memberId: number; kind: string };

/** The unique key decides, not a look before the write: two clicks at once leave one reaction, or none. */
async function turn(key: ReactionKey, on: boolean | undefined): Promise<boolean> {
  const removed = on === true ? false : await deleteReaction(key);
  if (on === false || removed) return false;
  await insertReaction(key);
  return true;
}

/** Adds the viewer's reaction to a post or takes it back; with `on` it does only what is asked, so a retry is harmless. */
export async function toggleReaction(viewer: Viewer | null, raw: unknown): Promise<Result<ToggledReaction>> {
  const writer = asWriter(viewer, 'reactions:write');
  if (!writer.ok) return writer;
  const input = await parse(toggleReactionInput, raw);
  if (!input.ok) return input;
  const { postId, kind } = input.value;
  const post = await findPostState(postId);
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToReact(writer.value, post);
  if (refusal) return fail(refusal);
  const rate = await consume('react', String(writer.value.id));
  if (!rate.ok) return rate;
  const on = await turn({ postId, memberId: writer.value.id, kind }, input.value.on);
  const [mine, counts] = await Promise.all([
    findOwnReactions(postId, writer.value.id),
    countReactions([postId]),
  ]);
  return ok({ on, mine, counts: orderedCounts(counts), touched: touchedByPost(post, []) });
}
