import type { Nodes, Root } from 'mdast';

import { embedLabel } from './syntax/embed';

const INLINE: ReadonlySet<string> = new Set('emphasis strong delete link inlineElement'.split(' '));
const HIDDEN: ReadonlySet<string> = new Set(['definition', 'tagMark']);

function leaf(node: Nodes): string {
  if (node.type === 'inlineMath') return node.display ? `$$${node.value}$$` : `$${node.value}$`;
  if (node.type === 'math') return `$$\n${node.value}\n$$`;
  if (node.type === 'mention') return `@${node.name}`;
  if (node.type === 'embed') return embedLabel(node.embed);
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return '\n';
  if (node.type === 'footnoteReference') return '';
  return 'value' in node ? node.value : '';
}

const isBlank = (text: string): boolean => text.trim() === '';

function textOf(node: Nodes): string {
  if (HIDDEN.has(node.type)) return '';
  if (!('children' in node)) return leaf(node);
  const parts = node.children.map((child) => textOf(child as Nodes));
  if (node.type === 'tableRow') return parts.join('\t');
  if (node.type === 'inlineElement' && node.name === 'br') return '\n';
  if (INLINE.has(node.type) || isTextBlock(node)) return parts.join('');
  const separator =
    node.type === 'root' || node.type === 'blockquote' || node.type === 'details' ? '\n\n' : '\n';
  return parts.filter((part) => !isBlank(part)).join(separator);
}

const isTextBlock = (node: Nodes): boolean =>
  node.type === 'paragraph' ||
  node.type === 'heading' ||
  node.type === 'tableCell' ||
  node.type === 'summary';

/** The post without marks, for search, excerpts, mail and feeds: formulas as TeX, code as written. */
export const plainTextOf = (tree: Root): string => textOf(tree).trim();
