import type { PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** Letters and punctuation of Chinese and Japanese, which are set without spaces. Korean is set with spaces. */
const HAN_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303F\uFF01-\uFF65]$/u;
const HAN_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303F\uFF01-\uFF65]/u;
const BREAK = /\n/g;

/** The text that a node puts before or after a line break; a formula or code counts as a Latin letter. */
const edge = (node: PhrasingContent | undefined): string => {
  if (node === undefined) return '';
  if (node.type === 'inlineMath' || node.type === 'inlineCode') return 'x';
  return node.type === 'mention' ? node.name : textOf(node);
};

function joinLines(text: string, before: string, after: string): string {
  return text.replace(BREAK, (newline, at: number) => {
    const left = text.slice(Math.max(0, at - 2), at) || before.slice(-2);
    const right = text.slice(at + 1, at + 3) || after.slice(0, 2);
    return HAN_END.test(left) && HAN_START.test(right) ? '' : newline;
  });
}

/**
 * Takes the line ends between Han letters away: a browser would show them as spaces. Changes text nodes of these
 * siblings; a line end at the edge of an element is judged by the text beyond the edge.
 */
export function joinHanLines(children: PhrasingContent[]): PhrasingContent[] {
  children.forEach((child, index) => {
    if (child.type !== 'text' || !child.value.includes('\n')) return;
    child.value = joinLines(child.value, edge(children[index - 1]), edge(children[index + 1]));
  });
  return children;
}
