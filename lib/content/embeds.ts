import type { Nodes, Parents, Root, RootContent } from 'mdast';

import { EMBEDS_PER_POST_MAX } from '../limits';
import { embedSource, looksLikeEmbed } from './syntax/embed';
import type { Diagnostic, EmbedRef } from './views';

/** What stands before the text of a line inside of quotes and lists. */
const CONTAINERS = /^(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*/;

/** What a post embeds, and what its author should know about lines that embed nothing. */
export interface SettledEmbeds {
  /** In order, each once. */
  embeds: EmbedRef[];
  diagnostics: Diagnostic[];
}

interface Settling extends SettledEmbeds {
  lines: readonly string[];
  /** Embeds so far, repetitions counted. */
  count: number;
}

/** An embed too many is text, as it was typed. */
function settleOne(node: Extract<RootContent, { type: 'embed' }>, state: Settling): RootContent {
  state.count++;
  if (state.count > EMBEDS_PER_POST_MAX) {
    const line = node.position?.start.line;
    const message = `More than ${EMBEDS_PER_POST_MAX} embeds`;
    state.diagnostics.push({ code: 'embed', message, ...(line === undefined ? {} : { line }) });
    return { type: 'paragraph', children: [{ type: 'text', value: embedSource(node.embed) }] };
  }
  const { kind, id } = node.embed;
  if (!state.embeds.some((known) => known.kind === kind && known.id === id)) state.embeds.push(node.embed);
  return node;
}

/** Lines of a paragraph that look like embeds: another name, a bad id, or indented too far. */
function remarkOnParagraph(node: Nodes, { lines, diagnostics }: Settling): void {
  const { start, end } = node.position ?? {};
  if (!start || !end) return;
  for (let line = start.line; line <= end.line; line++) {
    const text = (lines[line - 1] ?? '').replace(CONTAINERS, '');
    if (looksLikeEmbed(text))
      diagnostics.push({ code: 'embed', message: `Nothing to embed: ${text.trim()}`, line });
  }
}

function settle(parent: Parents, state: Settling): void {
  parent.children = parent.children.map((child) => {
    if (child.type === 'embed') return settleOne(child, state);
    if (child.type === 'paragraph') remarkOnParagraph(child, state);
    else if ('children' in child) settle(child, state);
    return child;
  }) as typeof parent.children;
}

/**
 * Collects what a post embeds, keeps it within EMBEDS_PER_POST_MAX, and finds lines that were meant as embeds. Changes
 * the tree.
 * @param source the normalised text that the tree was made of
 */
export function settleEmbeds(tree: Root, source: string): SettledEmbeds {
  const state: Settling = { embeds: [], diagnostics: [], lines: source.split('\n'), count: 0 };
  settle(tree, state);
  return { embeds: state.embeds, diagnostics: state.diagnostics };
}
