import { EXCERPT_LENGTH, MENTIONS_PER_POST_MAX } from '@/lib/limits';
import { REACTION_KINDS, type ReactionCount, type ReactionKind } from './views';

/** The form in which a source is kept: one kind of line end, no blank lines around. Leading spaces may be code. */
export const normaliseSource = (raw: string): string =>
  raw
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();

/** The form in which a title is kept: NFC, single spaces. */
export const normaliseTitle = (raw: string): string => raw.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Letters that turn the direction of a line, or that control a terminal: a title with them reads as another. */
const MISLEADING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Whether a title can be read: something visible in it, nothing that misleads. */
export const isReadableTitle = (title: string): boolean =>
  !MISLEADING.test(title) && /[\p{L}\p{N}\p{S}]/u.test(title);

/** The start of a post's plain text on one line, cut at a code point. */
export function excerptOf(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  if (letters.length <= EXCERPT_LENGTH) return letters.join('');
  return `${letters
    .slice(0, EXCERPT_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}

/** A line of a quotation that names the quoted post: `> [@ada](/posts/12):`, with or without a locale before it. */
const ATTRIBUTION = /^[ \t]{0,3}>.*?\]\((?:\/(?:zh-CN|en))?\/posts\/(\d{1,10})\)/gm;

/** Ids of the posts that a source quotes by attribution lines (`quoteMarkdown`), each once, at most as many as mentions. */
export function quotedPostIds(source: string): number[] {
  const ids = [...source.matchAll(ATTRIBUTION)].map((match) => Number(match[1]));
  return [...new Set(ids)].slice(0, MENTIONS_PER_POST_MAX);
}

/** Whether a kind read from the database is one that this version knows. */
export const isReactionKind = (kind: string): kind is ReactionKind =>
  REACTION_KINDS.some((known) => known === kind);

/** Counts in the order of display; kinds that this version does not know are left out. */
export const orderedCounts = (counts: { kind: string; count: number }[]): ReactionCount[] =>
  REACTION_KINDS.flatMap((kind) => {
    const found = counts.find((entry) => entry.kind === kind);
    return found && found.count > 0 ? [{ kind, count: found.count }] : [];
  });
