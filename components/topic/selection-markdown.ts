/**
 * A selection of a post as Markdown, formulas as the TeX they were written in. It walks the rendered html, so it
 * can quote a part of a paragraph; what cannot be said in Markdown becomes its text.
 */
import { fenceFor } from '@/components/editor/edits';
import { LIVE_WIDGET } from '@/components/embed/live-widget';
import { displayTex, FORMULA, inlineTex, texOf } from './formulas';

const collapse = (text: string): string => text.replace(/[ \t\n\r]+/g, ' ');

/** Escapes what would become a mark when the text is rendered again, and no more: `snake_case` stays readable. */
const escapeText = (text: string): string =>
  text.replace(
    /[\\`$]|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()|<(?=[a-z/!?])/giu,
    '\\$&',
  );

const inlineCode = (text: string): string => {
  const runs = text.match(/`+/g) ?? [];
  const ticks = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return ticks + pad + text + pad + ticks;
};

const block = (text: string): string => (text.trim() === '' ? '' : `\n\n${text.trim()}\n\n`);

const prefixLines = (text: string, first: string, rest: string): string =>
  text
    .trim()
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? rest.trimEnd() : rest) + line)
    .join('\n');

const wrap = (marker: string, inner: string): string => {
  const bare = inner.trim();
  if (bare === '') return inner;
  return inner.replace(bare, () => marker + bare + marker);
};

const childrenOf = (node: Node): string => Array.from(node.childNodes, (child) => markdownOf(child)).join('');

/** The language of a highlighted block, from its attribute or from its class. */
const languageOf = (pre: Element): string => {
  const named = pre.closest('[data-language]') ?? pre.querySelector('[data-language]');
  const code = pre.querySelector('code');
  return named?.getAttribute('data-language') ?? /language-(\S+)/.exec(code?.className ?? '')?.[1] ?? '';
};

const codeBlock = (pre: Element): string => {
  const code = (pre.querySelector('code') ?? pre).textContent.replace(/\n$/, '');
  const fence = fenceFor(code);
  const language = languageOf(pre);
  return `\n\n${fence}${language === 'text' ? '' : language}\n${code}\n${fence}\n\n`;
};

const list = (element: Element): string => {
  const start = Number(element.getAttribute('start') ?? '1');
  const ordered = element.tagName === 'OL';
  const items = Array.from(element.children).filter((child) => child.tagName === 'LI');
  const lines = items.map((item, index) => {
    const mark = ordered ? `${start + index}. ` : '- ';
    const box = item.querySelector(':scope > input[type="checkbox"], :scope > p > input[type="checkbox"]');
    const task = box instanceof HTMLInputElement ? (box.checked ? '[x] ' : '[ ] ') : '';
    const text = childrenOf(item)
      .trim()
      .replace(/\n{2,}(?=(\d+\.|-) )/g, '\n');
    return prefixLines(task + text, mark, ' '.repeat(mark.length));
  });
  return block(lines.join('\n'));
};

const cellText = (cell: Element): string =>
  childrenOf(cell).trim().replaceAll('\n', ' ').replaceAll('|', '\\|');

const RULERS: Record<string, string> = { left: ':---', center: ':---:', right: '---:' };

/** The line under a table's head that says how its columns are aligned. */
const ruler = (row: Element | undefined, width: number): string[] =>
  Array.from({ length: width }, (_, at) => RULERS[row?.children[at]?.getAttribute('align') ?? ''] ?? '---');

const table = (element: Element): string => {
  const rows = Array.from(element.querySelectorAll('tr'));
  const [head, ...body] = rows.map((row) => Array.from(row.children, cellText));
  if (!head) return '';
  const width = Math.max(head.length, ...body.map((row) => row.length));
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  return block([line(head), line(ruler(rows[0], width)), ...body.map(line)].join('\n'));
};

/** A run or a model that the post shows, whatever has become of its link (a card, a live widget beside it). */
const embed = (element: Element): string =>
  `\n\n::${element.getAttribute('data-embed')}[${element.getAttribute('data-id')}]\n\n`;

const link = (element: Element): string => {
  if (element.hasAttribute('data-embed')) return embed(element);
  const text = childrenOf(element);
  const href = element.getAttribute('href') ?? '';
  // A mention links itself again; a footnote's mark leads nowhere in another post.
  if (element.classList.contains('mention')) return element.textContent;
  if (href === '' || href.startsWith('#')) return text;
  return text.trim() === '' ? '' : `[${text}](${href})`;
};

type Rule = (element: Element) => string;
const heading: Rule = (element) =>
  block(`${'#'.repeat(Number(element.tagName.slice(1)))} ${childrenOf(element).trim()}`);
const paragraph: Rule = (element) => block(childrenOf(element));

const RULES: Record<string, Rule> = {
  P: paragraph,
  DIV: paragraph,
  SECTION: paragraph,
  FIGURE: paragraph,
  H1: heading,
  H2: heading,
  H3: heading,
  H4: heading,
  H5: heading,
  H6: heading,
  STRONG: (element) => wrap('**', childrenOf(element)),
  B: (element) => wrap('**', childrenOf(element)),
  EM: (element) => wrap('*', childrenOf(element)),
  I: (element) => wrap('*', childrenOf(element)),
  DEL: (element) => wrap('~~', childrenOf(element)),
  CODE: (element) => inlineCode(element.textContent),
  PRE: codeBlock,
  BLOCKQUOTE: (element) => block(prefixLines(childrenOf(element).replace(/\n{3,}/g, '\n\n'), '> ', '> ')),
  UL: list,
  OL: list,
  // A lone item comes from a selection that began inside its list.
  LI: (element) => block(prefixLines(childrenOf(element), '- ', '  ')),
  TABLE: table,
  A: link,
  BR: () => '\\\n',
  HR: () => '\n\n---\n\n',
  INPUT: () => '',
  BUTTON: () => '',
  // The head of a code block: its language and its copy button.
  FIGCAPTION: () => '',
  SCRIPT: () => '',
  STYLE: () => '',
};

function markdownOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escapeText(collapse(node.textContent ?? ''));
  if (!(node instanceof Element)) return childrenOf(node);
  if (node.getAttribute('aria-hidden') === 'true' && !node.matches(FORMULA)) return '';
  // A live widget stands beside the link that it belongs to.
  if (node.hasAttribute(LIVE_WIDGET)) return '';
  if (node.matches(FORMULA)) {
    const formula = texOf(node);
    if (formula === null) return escapeText(node.textContent);
    return formula.display ? `\n\n${displayTex(formula.tex)}\n\n` : inlineTex(formula.tex);
  }
  const rule = RULES[node.tagName];
  return rule ? rule(node) : childrenOf(node);
}

/** The Markdown of a fragment of a rendered post: no more than one blank line between blocks, none around. */
export const markdownOfFragment = (fragment: Node): string =>
  markdownOf(fragment)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
