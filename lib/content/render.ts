import { createHash } from 'node:crypto';
import type { Element, Root as HastRoot } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';

import { arrange } from './arrange';
import { BoundExceeded, checkSource, HTML_MAX, stopwatch } from './bounds';
import { CodeHighlighter, CodeSetter } from './code';
import { settleEmbeds } from './embeds';
import { fallback } from './fallback';
import { FormulaSetter } from './math';
import { mentionCandidates } from './mentions';
import { normalizeSource } from './normalize';
import { parseMarkdown } from './parse';
import { plainTextOf } from './plain-text';
import { RENDERER_VERSION } from './renderer-version';
import { SCHEMA } from './schema';
import { type HastContext, makeHast, type Slot } from './to-hast';
import type { Diagnostic, Rendered, RenderOptions } from './views';

const SCOPE = /^[a-z0-9]{1,24}$/i;

/** Ids of the post begin with this; `user-content-` keeps them apart from the page's own (DOM clobbering). */
function idPrefixOf(source: string, scope: string | undefined): string {
  const named = scope !== undefined && SCOPE.test(scope);
  return `user-content-${named ? scope : createHash('sha256').update(source).digest('hex').slice(0, 8)}-`;
}

function collectMentions(node: Nodes, into: Set<string>): void {
  if (node.type === 'mention') for (const name of mentionCandidates(node.name)) into.add(name);
  if ('children' in node) for (const child of node.children) collectMentions(child as Nodes, into);
}

/** Sets the formulas and the code of one post. */
class SlotSetter {
  private readonly formulas = new FormulaSetter();
  private readonly code: CodeSetter;
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    highlighter: CodeHighlighter,
    private readonly checkTime: () => void,
  ) {
    this.code = new CodeSetter(highlighter);
  }

  set(slot: Slot): string {
    this.checkTime();
    return slot.kind === 'math' ? this.setMath(slot) : this.setCode(slot);
  }

  private setMath(slot: Extract<Slot, { kind: 'math' }>): string {
    const { html, error } = this.formulas.set(slot.tex, slot.display);
    if (error !== undefined) this.remark('math', error, slot.line);
    if (!slot.display) return html;
    // A wide formula scrolls in its own box, which the keyboard can reach.
    const tag = slot.block ? 'div' : 'span';
    return `<${tag} class="math-display" tabindex="0" role="group">${html}</${tag}>`;
  }

  private setCode(slot: Extract<Slot, { kind: 'code' }>): string {
    const { html, leftPlain } = this.code.set(slot.code, slot.info);
    if (leftPlain) this.remark('code_plain', 'The code is too long or too slow to highlight', slot.line);
    return html;
  }

  private remark(code: Diagnostic['code'], message: string, line: number | undefined): void {
    this.diagnostics.push({ code, message, ...(line === undefined ? {} : { line }) });
  }
}

/** Fills the slots of a sanitised tree. What is put in comes from KaTeX and Shiki, not from the author. */
function fillSlots(parent: HastRoot | Element, slots: readonly Slot[], setter: SlotSetter): void {
  parent.children = parent.children.map((child) => {
    if (child.type !== 'element') return child;
    const slot = slots[Number(child.properties.dataSlot ?? Number.NaN)];
    if (slot) return { type: 'raw', value: setter.set(slot) };
    fillSlots(child, slots, setter);
    return child;
  }) as Element['children'];
}

function parseAndArrange(source: string, origin: string | undefined, checkTime: () => void): Root {
  checkSource(source);
  const tree = parseMarkdown(source, checkTime);
  checkTime();
  arrange(tree, origin);
  return tree;
}

function renderUnguarded(
  source: string,
  options: RenderOptions,
  highlighter: CodeHighlighter,
  checkTime: () => void,
): Rendered {
  const tree = parseAndArrange(source, options.origin, checkTime);
  const { embeds, diagnostics } = settleEmbeds(tree, source);
  const context: HastContext = {
    idPrefix: idPrefixOf(source, options.scope),
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    slots: [],
    links: new Set(),
    headingIds: new Map(),
  };
  const safe = sanitize(makeHast(tree, context), SCHEMA) as HastRoot;
  const setter = new SlotSetter(highlighter, checkTime);
  fillSlots(safe, context.slots, setter);
  const html = toHtml(safe, { allowDangerousHtml: true });
  if (html.length > HTML_MAX)
    throw new BoundExceeded('too_large', `more than ${HTML_MAX} characters of HTML`);
  const mentions = new Set<string>();
  collectMentions(tree, mentions);
  return {
    html,
    mentions: [...mentions],
    links: [...context.links],
    embeds,
    text: plainTextOf(tree),
    diagnostics: [...setter.diagnostics, ...diagnostics],
    renderer: RENDERER_VERSION,
  };
}

function fallbackFor(source: string, error: unknown): Rendered {
  if (error instanceof BoundExceeded) return fallback(source, error.code, error.message);
  // The only RangeError of a pass over the tree is the end of the stack: nested too deeply.
  if (error instanceof RangeError) return fallback(source, 'too_complex', 'nested too deeply');
  return fallback(source, 'internal', error instanceof Error ? error.message : String(error));
}

/** Makes html of Markdown; everything it needs is loaded before. Synchronous, pure, and never throws. */
export type Renderer = (source: string, options?: RenderOptions) => Rendered;

/**
 * Loads the highlighter and gives a renderer.
 * @param timeLimit in milliseconds for one post. It is looked at between steps, so it is no promise: a thread that has
 *   to keep a deadline is killed by the pool.
 */
export async function createRenderer(timeLimit = Number.POSITIVE_INFINITY): Promise<Renderer> {
  const highlighter = await CodeHighlighter.create();
  return (source, options = {}) => {
    const normalized = normalizeSource(source);
    try {
      return renderUnguarded(normalized, options, highlighter, stopwatch(timeLimit));
    } catch (error) {
      return fallbackFor(normalized, error);
    }
  };
}

let shared: Promise<Renderer> | undefined;

/**
 * Markdown to safe html in this thread, without a deadline: for tests, benches and scripts. The site calls
 * `renderPost` of pool.ts. Never rejects because of the source.
 */
export async function render(source: string, options: RenderOptions = {}): Promise<Rendered> {
  shared ??= createRenderer();
  return (await shared)(source, options);
}
