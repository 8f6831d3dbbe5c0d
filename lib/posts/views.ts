import type { BoardRef } from '@/lib/boards/views';
import type { Diagnostic } from '@/lib/content/views';
import type { MemberRef } from '@/lib/members/views';

/** The fixed set of reactions, in the order of display. Unknown kinds are refused. */
export const REACTION_KINDS = ['like', 'insightful', 'thanks', 'celebrate', 'rocket', 'confused'] as const;
export type ReactionKind = (typeof REACTION_KINDS)[number];

/** How many members reacted in one way; only kinds with at least one. */
export interface ReactionCount {
  kind: ReactionKind;
  count: number;
}

/** A post on a topic page. A deleted one is a tombstone: `html` is empty, `reactions` too. */
export interface PostView {
  id: number;
  /** 1 is the opening post; never given twice within a topic. */
  number: number;
  author: MemberRef;
  /** Safe html made when the post was saved; what it embeds is as it is now (lib/embeds). */
  html: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  editedAt: string | null;
  /** Counts up with every edit; goes back with the edit form. */
  version: number;
  deleted: { at: string; by: 'author' | 'moderator' } | null;
  /** The post that this one answers, in the same topic. */
  replyTo: { id: number; number: number; author: MemberRef } | null;
  reactions: ReactionCount[];
}

/** What the edit form starts from. Only for those who may edit the post. */
export interface EditablePost {
  id: number;
  topicId: number;
  number: number;
  author: MemberRef;
  /** Somebody else's post: the moderator has to give a reason (`reason`), which is logged. */
  needsReason: boolean;
  source: string;
  version: number;
  /** Present for the opening post only. */
  topic: { title: string; tags: string[]; board: BoardRef } | null;
}

/** `error.data` after a `conflict`: what is stored now, and what the second writer had sent. */
export interface EditConflict {
  current: {
    version: number;
    source: string;
    title: string | null;
    tags: string[] | null;
    editedAt: string;
    editor: MemberRef;
  };
  yours: { version: number; source: string; title: string | null; tags: string[] | null };
  /** From the current source to yours. */
  diff: DiffPart[];
}

/** A piece of a word diff. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One state of a post's source, newest first in a history. */
export interface RevisionView {
  version: number;
  editor: MemberRef;
  /** When this state was written. */
  at: string;
  /** Only for opening posts. */
  title: string | null;
  /** Against the state before it; null for the first one. */
  diff: DiffPart[] | null;
  titleDiff: DiffPart[] | null;
  source: string;
}

/** A post's revisions: `/posts/[id]/history`. */
export interface PostHistoryView {
  post: {
    id: number;
    number: number;
    topicId: number;
    topicTitle: string;
    author: MemberRef;
    version: number;
  };
  revisions: RevisionView[];
  /** How many older states are not in `revisions`. */
  omitted: number;
}

/** A post as a row in a member's profile. */
export interface PostRow {
  id: number;
  number: number;
  topicId: number;
  topicTitle: string;
  board: BoardRef;
  /** The start of the text, formulas as TeX, without markup. */
  excerpt: string;
  createdAt: string;
}

/** What the delete page (and form) shows before it is done. Only for those who may delete the post. */
export interface DeletablePost {
  id: number;
  topicId: number;
  number: number;
  author: MemberRef;
  excerpt: string;
  /** Number 1: the whole topic goes with it. */
  deletesTopic: boolean;
  /** Somebody else's post: the moderator has to give a reason, which is logged. */
  needsReason: boolean;
}

/** Where a post is: its topic, its number there, the page and whether it still stands. */
export interface PostPlace {
  postId: number;
  topicId: number;
  number: number;
  page: number;
}

/** What the author of a text should know before it is sent. */
export interface Remark extends Omit<Diagnostic, 'code'> {
  code:
    | Diagnostic['code']
    /** The run `id` is not shared, or not there: readers get a link. */
    | 'run_unseen'
    /** The site has no model `id`: readers get the text. */
    | 'model_unknown';
  id?: string;
}

/** What a preview shows: the html of the post to be, and what there is to remark. */
export interface PreviewView {
  html: string;
  diagnostics: Remark[];
}

/**
 * What a write changed: which cached pages have to go. Verbs say it, lib/web/cache.ts does it.
 * Lists without duplicates are not promised.
 */
export interface Touched {
  /** Home, boards and the latest topics. */
  home?: boolean;
  /** Slugs of boards whose lists of topics changed. */
  boards?: string[];
  /** Topics of which every page changed (head, count of pages). */
  topics?: number[];
  /** Single pages of topics. */
  topicPages?: { topicId: number; page: number }[];
  /** Members whose profile (lists of topics and posts, counts) changed. */
  members?: number[];
  /** Slugs of tags whose lists of topics changed. */
  tags?: string[];
  /** Runs whose public page changed, came or went. */
  runs?: number[];
  /** Names of models whose hard set changed. */
  hardSets?: string[];
}

/**
 * Markdown of a quotation: an attribution line with a link to the post, then the text, all behind `> `.
 * `text` is Markdown or a selection with its formulas as TeX. Ends with an empty line, ready to answer under it.
 */
export function quoteMarkdown(author: { username: string }, postId: number, text: string): string {
  const lines = [`[@${author.username}](/posts/${postId}):`, '', ...text.trim().split(/\r?\n/)];
  return `${lines.map((line) => (line ? `> ${line}` : '>')).join('\n')}\n\n`;
}
