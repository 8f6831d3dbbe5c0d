import { REACTION_KINDS, type ReactionCount, type ReactionKind } from '@/lib/posts/views';

/** The reactions to a post as one viewer sees them. */
export interface ShownReactions {
  counts: readonly ReactionCount[];
  /** The kinds with which this viewer reacted. */
  mine: readonly string[];
}

/** The counts and my marks after I turned one kind over. */
export function toggled({ counts, mine }: ShownReactions, kind: ReactionKind): ShownReactions {
  const had = mine.includes(kind);
  const next = new Map(counts.map((entry) => [entry.kind, entry.count]));
  next.set(kind, (next.get(kind) ?? 0) + (had ? -1 : 1));
  return {
    counts: REACTION_KINDS.map((each) => ({ kind: each, count: next.get(each) ?? 0 })).filter(
      ({ count }) => count > 0,
    ),
    mine: had ? mine.filter((each) => each !== kind) : [...mine, kind],
  };
}
