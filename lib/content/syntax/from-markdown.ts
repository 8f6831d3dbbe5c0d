import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';

import { parseEmbed } from './embed';
import { parseBlockTagLine, parseInlineTag } from './html-tags';
import type { BlockMath, InlineMath, Summary, TagMark } from './tree';

const DOLLARS = /^\$\$([\s\S]*)\$\$$/;
const DOLLAR = /^\$([\s\S]*)\$$/;
const PARENS = /^\\\(([\s\S]*)\\\)$/;
const BRACKETS = /^\\\[([\s\S]*)\\\]$/;
const UNENDED = /^(?:\$\$|\\\[)/;
/** GitHub's way to keep Markdown out of a formula: $`…`$. */
const BACKTICKS = /^`([\s\S]*)`$/;

/** Takes the marks of a formula away; an environment keeps its `\begin` and `\end`. */
function unwrap(source: string): { value: string; display: boolean } {
  const display = DOLLARS.exec(source)?.[1] ?? BRACKETS.exec(source)?.[1];
  if (display !== undefined) return { value: display.trim(), display: true };
  const inline = DOLLAR.exec(source)?.[1] ?? PARENS.exec(source)?.[1];
  if (inline === undefined) return { value: source.trim(), display: true };
  return { value: (BACKTICKS.exec(inline)?.[1] ?? inline).trim(), display: false };
}

function enterMathText(this: CompileContext, token: Token): void {
  this.enter({ type: 'inlineMath', value: '', display: false }, token);
}

function exitMathText(this: CompileContext, token: Token): void {
  const node = this.stack.at(-1) as unknown as InlineMath;
  Object.assign(node, unwrap(this.sliceSerialize(token)));
  this.exit(token);
}

function enterMathBlock(this: CompileContext, token: Token): void {
  this.enter({ type: 'math', value: '' }, token);
}

function exitMathBlock(this: CompileContext, token: Token): void {
  const node = this.stack.at(-1) as unknown as BlockMath;
  const source = this.sliceSerialize(token).trim();
  // A block that its quote or list cut short has no end mark.
  const { value } = unwrap(source);
  node.value = value === source && UNENDED.test(source) ? source.slice(2).trim() : value;
  this.exit(token);
}

function enterMention(this: CompileContext, token: Token): void {
  this.enter({ type: 'mention', name: this.sliceSerialize(token).slice(1) }, token);
  this.exit(token);
}

function enterEmbedLine(this: CompileContext, token: Token): void {
  const embed = parseEmbed(this.sliceSerialize(token));
  if (!embed) throw new Error('an embed that its own syntax does not know');
  this.enter({ type: 'embed', embed }, token);
  this.exit(token);
}

function enterInlineTag(this: CompileContext, token: Token): void {
  const source = this.sliceSerialize(token);
  const tag = parseInlineTag(source);
  const mark: TagMark = { type: 'tagMark', source, name: tag?.name ?? '', side: tag?.side ?? 'void' };
  if (tag?.title !== undefined) mark.title = tag.title;
  this.enter(mark, token);
  this.exit(token);
}

function enterDetailsLine(this: CompileContext, token: Token): void {
  const line = parseBlockTagLine(this.sliceSerialize(token));
  if (line?.open) {
    const source = line.open.expanded ? '<details open>' : '<details>';
    this.enter({ type: 'tagMark', name: 'details', side: 'open', source, open: line.open.expanded }, token);
    this.exit(token);
  }
}

function enterSummaryText(this: CompileContext, token: Token): void {
  this.enter({ type: 'summary', children: [] } satisfies Summary, token);
}

function exitSummaryText(this: CompileContext, token: Token): void {
  this.exit(token);
}

function exitDetailsLine(this: CompileContext, token: Token): void {
  if (!parseBlockTagLine(this.sliceSerialize(token))?.close) return;
  this.enter({ type: 'tagMark', name: 'details', side: 'close', source: '</details>' }, token);
  this.exit(token);
}

/** Makes nodes of the tokens that our own syntax adds. */
export const ownSyntaxFromMarkdown: Extension = {
  enter: {
    mathText: enterMathText,
    mathBlock: enterMathBlock,
    mention: enterMention,
    embedLine: enterEmbedLine,
    inlineTag: enterInlineTag,
    detailsLine: enterDetailsLine,
    summaryText: enterSummaryText,
  },
  exit: {
    mathText: exitMathText,
    mathBlock: exitMathBlock,
    detailsLine: exitDetailsLine,
    summaryText: exitSummaryText,
  },
};
