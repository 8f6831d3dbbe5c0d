import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Image, Link, ListItem, Nodes, Root, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';

import { judgeImage, judgeLink } from './link-policy';
import { embedLabel, embedPath } from './syntax/embed';
import type { BlockMath, Details, Embed, InlineElement, InlineMath, Mention, Summary } from './syntax/tree';

/** Something that is set after the sanitiser; a marked element keeps its place until then. */
export type Slot =
  | { kind: 'math'; tex: string; display: boolean; block: boolean; line?: number }
  | { kind: 'code'; code: string; info: string; line?: number };

/** What the making of html finds on its way. */
export interface HastContext {
  /** Prefix of every id in the post. */
  idPrefix: string;
  origin?: string;
  slots: Slot[];
  /** Own pages that the post links to. */
  links: Set<string>;
  headingIds: Map<string, number>;
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

function slot(context: HastContext, tagName: 'span' | 'div', filled: Slot): Element {
  context.slots.push(filled);
  return element(tagName, { dataSlot: String(context.slots.length - 1) });
}

const lineOf = (node: Nodes): { line?: number } => {
  const line = node.position?.start.line;
  return line === undefined ? {} : { line };
};

const EXTERNAL_REL = ['nofollow', 'ugc', 'noopener'];
/** The page's own headings are h1 and h2 (each post has one): a post's highest is h3, whatever it was written as. */
const HEADING_TOP = 3;
const HEADING_DEPTHS = 6;

/** Depth of the highest heading, 1 to 6: many writers begin with `##`, and a level must not be left out. */
function highestHeading(node: Nodes): number {
  if (node.type === 'heading') return node.depth;
  if (!('children' in node)) return HEADING_DEPTHS;
  return node.children.reduce((highest, child) => Math.min(highest, highestHeading(child)), HEADING_DEPTHS);
}

/** Letters and digits of every script, joined by hyphens. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'section';

function heading(state: State, node: Heading, context: HastContext, highest: number): Element {
  const slug = slugOf(textOf(node));
  const repeated = context.headingIds.get(slug) ?? 0;
  context.headingIds.set(slug, repeated + 1);
  const id = `${context.idPrefix}${slug}${repeated > 0 ? `-${repeated}` : ''}`;
  return element(`h${Math.min(node.depth - highest + HEADING_TOP, HEADING_DEPTHS)}`, { id }, state.all(node));
}

function link(state: State, node: Link, context: HastContext): ElementContent | ElementContent[] {
  const made = defaultHandlers.link(state, node) as Element;
  const target = judgeLink(String(made.properties.href ?? ''), context.origin);
  if (!target) return state.all(node);
  if (target.kind === 'fragment') made.properties.href = `#${target.id}`;
  else made.properties.href = target.href;
  if (target.kind === 'external') made.properties.rel = EXTERNAL_REL;
  if (target.kind === 'own' && target.href.startsWith('/')) context.links.add(target.href);
  return made;
}

/** A picture of ours is shown; one from elsewhere becomes a link, for a page asks nothing of third parties. */
function image(state: State, node: Image, context: HastContext): ElementContent | ElementContent[] {
  const made = defaultHandlers.image(state, node) as Element;
  const source = judgeImage(String(made.properties.src ?? ''), context.origin);
  if (source !== undefined) {
    Object.assign(made.properties, { src: source, alt: node.alt ?? '', loading: 'lazy', decoding: 'async' });
    return made;
  }
  const label = node.alt || node.url;
  return link(
    state,
    { type: 'link', url: node.url, title: node.title, children: [{ type: 'text', value: label }] },
    context,
  );
}

function table(state: State, node: Table): Element {
  const made = defaultHandlers.table(state, node) as Element;
  return element('div', { className: ['table-scroll'], tabIndex: 0, role: 'group' }, [made]);
}

const CHECKBOX_NAME_MAX = 120;

/** A task's box is named by its text, which needs no word of ours in any language. */
function listItem(state: State, node: ListItem, parent: Nodes | undefined): Element {
  const made = defaultHandlers.listItem(state, node, parent as never) as Element;
  if (typeof node.checked !== 'boolean') return made;
  const first = made.children.find((child) => child.type === 'element' && child.tagName === 'p');
  const holder = first?.type === 'element' ? first : made;
  const box = [...made.children, ...holder.children].find(
    (child) => child.type === 'element' && child.tagName === 'input',
  );
  const name = node.children[0] ? textOf(node.children[0]).trim().slice(0, CHECKBOX_NAME_MAX) : '';
  if (box?.type === 'element') box.properties.ariaLabel = name || (node.checked ? '☑' : '☐');
  return made;
}

function mention(node: Mention): Element {
  const href = `/members/${encodeURIComponent(node.name)}`;
  return element('a', { className: ['mention'], href, dataMention: node.name }, [
    { type: 'text', value: `@${node.name}` },
  ]);
}

/** A link in a block of its own, which lib/embeds makes a card of and the browser a widget. */
function embed({ embed }: Embed, context: HastContext): Element {
  const href = embedPath(embed);
  context.links.add(href);
  const properties = { className: ['embed'], dataEmbed: embed.kind, dataId: embed.id, href };
  const made = element('a', properties, [{ type: 'text', value: embedLabel(embed) }]);
  return element('div', { className: ['embed-block'] }, [made]);
}

function handlersFor(context: HastContext, highest: number): Handlers {
  return {
    heading: (state: State, node: Heading) => heading(state, node, context, highest),
    link: (state: State, node: Link) => link(state, node, context),
    image: (state: State, node: Image) => image(state, node, context),
    table,
    listItem,
    code: (_, node) =>
      slot(context, 'div', {
        kind: 'code',
        code: node.value,
        info: [node.lang, node.meta].filter(Boolean).join(' '),
        ...lineOf(node),
      }),
    math: (_, node: BlockMath) =>
      slot(context, 'div', { kind: 'math', tex: node.value, display: true, block: true, ...lineOf(node) }),
    inlineMath: (_, node: InlineMath) =>
      slot(context, 'span', {
        kind: 'math',
        tex: node.value,
        display: node.display,
        block: false,
        ...lineOf(node),
      }),
    mention: (_, node: Mention) => mention(node),
    embed: (_, node: Embed) => embed(node, context),
    inlineElement: (state: State, node: InlineElement) =>
      element(node.name, node.title === undefined ? {} : { title: node.title }, state.all(node as never)),
    details: (state: State, node: Details) =>
      element('details', node.open ? { open: true } : {}, state.wrap(state.all(node as never), true)),
    summary: (state: State, node: Summary) => element('summary', {}, state.all(node as never)),
  };
}

/** The list of footnotes has no heading: its word would be in one language. Marks need no description then. */
function plainFootnotes(node: HastRoot | Element): void {
  node.children = node.children.filter(
    (child) => !(child.type === 'element' && child.properties.id === 'footnote-label'),
  );
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    delete child.properties.ariaDescribedBy;
    plainFootnotes(child);
  }
}

/** Links to a heading of the same post lead to its prefixed id; other fragments (`#post-7`) stay as they are. */
function resolveFragments(node: HastRoot | Element, context: HastContext): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const { href } = child.properties;
    if (child.tagName === 'a' && typeof href === 'string' && href.startsWith('#')) {
      const slug = slugOf(decodeFragment(href.slice(1)));
      if (!href.startsWith(`#${context.idPrefix}`) && context.headingIds.has(slug))
        child.properties.href = `#${context.idPrefix}${slug}`;
    }
    resolveFragments(child, context);
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The arranged tree as a tree of html, with empty slots where formulas and code go. */
export function makeHast(tree: Root, context: HastContext): HastRoot {
  const made = toHast(tree, {
    clobberPrefix: context.idPrefix,
    handlers: handlersFor(context, highestHeading(tree)),
    footnoteBackContent: '↩',
    // Arrow and number read the same in every language.
    footnoteBackLabel: (reference, again) => `↩ ${reference + 1}${again > 1 ? `-${again}` : ''}`,
  });
  const root: HastRoot = made.type === 'root' ? made : { type: 'root', children: [made as Element] };
  plainFootnotes(root);
  resolveFragments(root, context);
  return root;
}
