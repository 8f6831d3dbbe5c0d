import type { Definition, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

import {
  BoundExceeded,
  FOOTNOTE_REFERENCES_MAX,
  REFERENCE_GROWTH_MAX,
  TABLE_CELLS_MAX,
  TREE_DEPTH_MAX,
} from './bounds';
import { judgeImage } from './link-policy';
import { joinHanLines } from './soft-breaks';
import { CJK_PUNCTUATION } from './syntax/autolink';
import type { InlineElement } from './syntax/tree';

/** What the passes over a tree share. */
interface Arrangement {
  origin: string | undefined;
  definitions: Map<string, Definition>;
  referenceGrowth: number;
  footnoteReferences: number;
  tableCells: number;
}

const isParent = (node: Nodes): node is Parents => 'children' in node;

function collectDefinitions(node: Nodes, into: Map<string, Definition>, depth: number): void {
  if (depth > TREE_DEPTH_MAX) throw new BoundExceeded('too_complex', `nested deeper than ${TREE_DEPTH_MAX}`);
  if (node.type === 'definition') {
    // CommonMark: the first definition of a label wins.
    const key = node.identifier.toUpperCase();
    if (!into.has(key)) into.set(key, node);
  }
  if (isParent(node)) for (const child of node.children) collectDefinitions(child, into, depth + 1);
}

const literal = (value: string): PhrasingContent => ({ type: 'text', value });

/** Replaces references by what they refer to, so that links and pictures have one shape each. */
function resolveReference(node: PhrasingContent, state: Arrangement): PhrasingContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const definition = state.definitions.get(node.identifier.toUpperCase());
  if (!definition) return literal(textOf(node));
  state.referenceGrowth += definition.url.length + (definition.title?.length ?? 0);
  if (state.referenceGrowth > REFERENCE_GROWTH_MAX)
    throw new BoundExceeded('too_large', 'reference links add too much');
  const { url, title } = definition;
  return node.type === 'linkReference'
    ? { type: 'link', url, title, children: node.children, position: node.position }
    : { type: 'image', url, title, alt: node.alt, position: node.position };
}

/** A link holds no mention, footnote mark or picture from elsewhere: they become links, and links do not nest. */
function withoutInnerLinks(node: PhrasingContent, origin: string | undefined): PhrasingContent {
  if (node.type === 'image' && judgeImage(node.url, origin) === undefined)
    return literal(node.alt || node.url);
  if (node.type === 'mention') return literal(`@${node.name}`);
  if (node.type === 'footnoteReference') return literal(`[^${node.label ?? node.identifier}]`);
  if ('children' in node) node.children = node.children.map((child) => withoutInnerLinks(child, origin));
  return node;
}

/**
 * GFM finds some bare addresses only in finished text; those links have no position and were not seen by our
 * tokenizer. They end at Chinese punctuation too.
 */
function trimFoundLink(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'link' || node.position || node.url.startsWith('mailto:')) return [node];
  const label = textOf(node);
  const end = label.search(CJK_PUNCTUATION);
  if (end < 0) return [node];
  const url = node.url.slice(0, node.url.length - (label.length - end));
  return [
    { ...node, url, children: [{ type: 'text', value: label.slice(0, end) }] },
    literal(label.slice(end)),
  ];
}

/** Which tags have a partner: for each index of an opening mark the index of its closing mark. */
function findPartners(children: PhrasingContent[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: { name: string; index: number }[] = [];
  const openByName = new Map<string, number>();
  const pop = () => {
    const top = open.pop();
    if (top) openByName.set(top.name, (openByName.get(top.name) ?? 1) - 1);
    return top;
  };
  children.forEach((child, index) => {
    if (child.type !== 'tagMark' || child.side === 'void') return;
    if (child.side === 'open') {
      open.push({ name: child.name, index });
      openByName.set(child.name, (openByName.get(child.name) ?? 0) + 1);
    } else if (openByName.get(child.name)) {
      let top = pop();
      while (top && top.name !== child.name) top = pop();
      if (top) partners.set(top.index, index);
    }
  });
  return partners;
}

/** Pairs inline tags among siblings; a tag without a partner is shown as it was written. */
function pairInlineTags(children: PhrasingContent[]): PhrasingContent[] {
  if (!children.some((child) => child.type === 'tagMark')) return children;
  const partners = findPartners(children);
  const closing = new Set(partners.values());
  const result: PhrasingContent[] = [];
  const containers = [result];
  children.forEach((child, index) => {
    const into = containers.at(-1) ?? result;
    if (child.type !== 'tagMark') into.push(child);
    else if (child.side === 'void') into.push({ type: 'inlineElement', name: child.name, children: [] });
    else if (closing.has(index)) containers.pop();
    else if (partners.has(index)) {
      const title = child.title === undefined ? {} : { title: child.title };
      const element: InlineElement = { type: 'inlineElement', name: child.name, children: [], ...title };
      into.push(element);
      containers.push(element.children);
    } else into.push(literal(child.source));
  });
  return result;
}

const paragraph = (children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });

/** Pairs `<details>` and `</details>` among sibling blocks; one that is never closed ends with its parent. */
function pairDetails(children: RootContent[]): RootContent[] {
  if (!children.some((child) => child.type === 'tagMark' || child.type === 'summary')) return children;
  const open: { expanded: boolean; before: RootContent[] }[] = [];
  let current: RootContent[] = [];
  const close = () => {
    const top = open.pop();
    if (top) current = [...top.before, { type: 'details', open: top.expanded, children: current }];
  };
  for (const child of children) {
    if (child.type === 'tagMark') {
      if (child.side === 'open') {
        open.push({ expanded: child.open === true, before: current });
        current = [];
      } else if (open.length > 0) close();
      else current.push(paragraph([literal(child.source)]));
    } else if (child.type === 'summary' && (open.length === 0 || current.length > 0)) {
      // Only the first thing in a collapsible block is its summary.
      current.push(paragraph(child.children));
    } else current.push(child);
  }
  while (open.length > 0) close();
  return current;
}

const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === '';

/** A paragraph of display formulas alone is not a paragraph. */
function liftFormulas(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const formulas = node.children.filter((child) => !isBlank(child));
  const alone =
    formulas.length > 0 && formulas.every((child) => child.type === 'inlineMath' && child.display);
  if (!alone) return [node];
  return formulas.map((child) => ({
    type: 'math',
    value: child.type === 'inlineMath' ? child.value : '',
    position: child.position,
  }));
}

const PHRASING_PARENTS: ReadonlySet<string> = new Set(
  'paragraph heading emphasis strong delete link linkReference tableCell summary inlineElement'.split(' '),
);

function count(node: Nodes, state: Arrangement): void {
  if (node.type === 'footnoteReference' && ++state.footnoteReferences > FOOTNOTE_REFERENCES_MAX)
    throw new BoundExceeded('too_complex', `more than ${FOOTNOTE_REFERENCES_MAX} footnote references`);
  if (node.type !== 'table') return;
  // Every row is filled to the width of the header.
  state.tableCells += node.children.length * (node.children[0]?.children.length ?? 0);
  if (state.tableCells > TABLE_CELLS_MAX)
    throw new BoundExceeded('too_complex', `more than ${TABLE_CELLS_MAX} table cells`);
}

function arrangePhrasing(children: PhrasingContent[], state: Arrangement): PhrasingContent[] {
  const resolved = children.map((child) => resolveReference(child, state)).flatMap(trimFoundLink);
  const paired = pairInlineTags(resolved);
  for (const child of paired) arrangeNode(child, state);
  return joinHanLines(
    paired.map((child) => {
      if (child.type === 'link')
        child.children = child.children.map((inner) => withoutInnerLinks(inner, state.origin));
      return child;
    }),
  );
}

function arrangeNode(node: Nodes, state: Arrangement): void {
  count(node, state);
  if (!isParent(node)) return;
  if (PHRASING_PARENTS.has(node.type)) {
    const phrasing = node as { children: PhrasingContent[] };
    phrasing.children = arrangePhrasing(phrasing.children, state);
    return;
  }
  for (const child of node.children) arrangeNode(child, state);
  const blocks = node as { children: RootContent[] };
  blocks.children = pairDetails(blocks.children).flatMap(liftFormulas);
}

/**
 * Brings a parsed tree into the shape that becomes html: references resolved, tags paired, formulas lifted out of
 * their paragraphs, lines of Chinese joined. Changes the tree. Throws BoundExceeded.
 * @param origin of this site, under which pictures may be ours
 */
export function arrange(tree: Root, origin?: string): void {
  const definitions = new Map<string, Definition>();
  collectDefinitions(tree, definitions, 0);
  arrangeNode(tree, { origin, definitions, referenceGrowth: 0, footnoteReferences: 0, tableCells: 0 });
}
