import { renderPost, resolveMentions } from '@/lib/content/pool';
import type { Diagnostic, EmbedRef } from '@/lib/content/views';
import { findMembersByNames } from '@/lib/members/find-members';
import { excerptOf } from './rules';

/** Beginnings of a run of Han letters count as names to look up too; more than this is no honest post. */
const CANDIDATES_MAX = 400;

/** What a post keeps of a rendering, and whom it names. */
export interface RenderedSource {
  html: string;
  excerpt: string;
  renderer: number;
  /** Runs and models that it shows. */
  embeds: EmbedRef[];
  /** Ids of the members that the html links, in order, each once. */
  mentioned: number[];
  diagnostics: Diagnostic[];
}

/** Names that stayed links after `resolveMentions`: of several beginnings of one run only one does. */
const linkedNames = (html: string): string[] =>
  [...html.matchAll(/ data-mention="([^"]*)"/g)].map((match) => match[1] ?? '');

/**
 * A post's source as it is stored and previewed: rendered by the pool (which never fails and keeps its deadline),
 * with the names of members resolved. Runs before the transaction: a slow post must not hold a lock.
 */
export async function renderSource(source: string): Promise<RenderedSource> {
  const { html, mentions, embeds, text, renderer, diagnostics } = await renderPost(source);
  const members = await findMembersByNames(mentions.slice(0, CANDIDATES_MAX));
  const resolved = resolveMentions(html, new Set(members.keys()));
  const mentioned = linkedNames(resolved).flatMap((name) => members.get(name)?.id ?? []);
  return {
    html: resolved,
    excerpt: excerptOf(text),
    renderer,
    embeds,
    mentioned: [...new Set(mentioned)],
    diagnostics,
  };
}
