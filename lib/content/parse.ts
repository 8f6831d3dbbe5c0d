import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';

import { cjkAutolinkLiteral } from './syntax/autolink';
import { embedLine } from './syntax/embed';
import { ownSyntaxFromMarkdown } from './syntax/from-markdown';
import { detailsLine, inlineTag } from './syntax/html-tags';
import { BlockMathEnds, blockMath } from './syntax/math-block';
import { backslashMath, dollarMath } from './syntax/math-text';
import { mention } from './syntax/mention';
import { timeGuard } from './syntax/time-guard';

const DOLLAR = 36;
const COLON = 58;
const LESS_THAN = 60;
const AT = 64;
const BACKSLASH = 92;

/** The syntax that is ours; it keeps notes about one source and must be made anew for each. */
function ownSyntax(source: string): Extension {
  const block = blockMath(new BlockMathEnds(source));
  return {
    disable: { null: ['htmlFlow', 'htmlText'] },
    flow: {
      [DOLLAR]: block,
      [BACKSLASH]: block,
      [COLON]: embedLine(),
      [LESS_THAN]: detailsLine(source.split('\n')),
    },
    text: {
      [DOLLAR]: dollarMath(),
      [BACKSLASH]: backslashMath(),
      [LESS_THAN]: inlineTag(),
      [AT]: mention(),
    },
  };
}

/**
 * Markdown to a tree. The source has to be normalised.
 * @param check is called again and again while the source is read, and may throw to end it
 */
export function parseMarkdown(source: string, check: () => void = () => {}): Root {
  return fromMarkdown(source, {
    extensions: [
      cjkAutolinkLiteral(source),
      gfmFootnote(),
      gfmTable(),
      gfmTaskListItem(),
      cjkFriendlyExtension(),
      gfmStrikethroughCjkFriendly(),
      ownSyntax(source),
      timeGuard(check),
    ],
    mdastExtensions: [gfmFromMarkdown(), ownSyntaxFromMarkdown],
  });
}
