import katex from 'katex';

import {
  FORMULA_DEPTH_MAX,
  FORMULA_HTML_MAX,
  FORMULA_LENGTH_MAX,
  FORMULAS_HTML_MAX,
  FORMULAS_MAX,
} from './bounds';
import { escapeAttribute, escapeText } from './escape';

/** A formula as html, or the reason why it is shown as its source. */
export interface SetFormula {
  html: string;
  error?: string;
}

/** KaTeX's guards: no links, pictures or classes; expansions and sizes bounded (CVE-2024-28243 to 28246). */
const KATEX_OPTIONS = {
  output: 'htmlAndMathml',
  trust: false,
  maxExpand: 1_000,
  maxSize: 20,
  // Chinese letters in formulas are meant; nothing else that "strict" would warn of is dangerous.
  strict: 'ignore',
  throwOnError: true,
} as const;

/** Environments that LaTeX numbers. KaTeX would count over the whole page; a post's numbers come from `\label`. */
const NUMBERED = /\\(begin|end)\{(align|alignat|equation|gather)\}/g;
/** The lengths that move a part of a formula, in KaTeX's html. */
const LENGTH = /(?:margin-(?:left|right|top)|top|bottom|vertical-align|height):(-?\d+(?:\.\d+)?)em/g;
/** Beyond these a formula would lie over other people's posts. A display formula has a scroll box around it. */
const OFFSET_MAX_EM = { inline: 40, display: 400 } as const;

/** How deep braces, environments and fences nest. Escaped braces do not count. */
function nestingOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of tex.matchAll(/\\(?:begin|left)(?![a-zA-Z])|\\(?:end|right)(?![a-zA-Z])|\\.|[{}]/gs)) {
    if (mark === '{' || mark === '\\begin' || mark === '\\left') depth++;
    else if (mark === '}' || mark === '\\end' || mark === '\\right') depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The browser builds at most 512 elements deep. */
const HTML_DEPTH_MAX = 400;

function htmlDepth(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<[/a-z]/g)) {
    depth += tag === '</' ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function checkHtml(html: string, display: boolean): void {
  if (html.length > FORMULA_HTML_MAX) throw new RangeError('The formula is too large');
  if (htmlDepth(html) > HTML_DEPTH_MAX) throw new RangeError('The formula is nested too deeply');
  const limit = display ? OFFSET_MAX_EM.display : OFFSET_MAX_EM.inline;
  for (const [, length] of html.matchAll(LENGTH))
    if (Math.abs(Number(length)) > limit) throw new RangeError('The formula uses lengths that are too large');
}

function reasonOf(error: unknown): string {
  if (error instanceof katex.ParseError) return error.rawMessage.slice(0, 300);
  // A RangeError of the engine (stack) says nothing to a reader.
  return error instanceof RangeError && error.message.startsWith('The formula')
    ? error.message
    : 'The formula could not be set';
}

const ANNOTATION = /(<annotation encoding="application\/x-tex">)[\s\S]*?(<\/annotation>)/;

function katexHtml(tex: string, display: boolean): string {
  if (tex.length > FORMULA_LENGTH_MAX) throw new RangeError('The formula is too long');
  if (nestingOf(tex) > FORMULA_DEPTH_MAX) throw new RangeError('The formula is nested too deeply');
  const source = tex.replace(NUMBERED, '\\$1{$2*}');
  // Fresh macros for each formula: a \gdef must not reach the next one.
  const html = katex.renderToString(source, { ...KATEX_OPTIONS, displayMode: display, macros: {} });
  checkHtml(html, display);
  // What is copied is what was written.
  return source === tex ? html : html.replace(ANNOTATION, (_, open, close) => open + escapeText(tex) + close);
}

const asSource = (tex: string, reason: string): SetFormula => ({
  html: `<span class="math-error" tabindex="0" title="${escapeAttribute(reason)}"><code>${escapeText(tex)}</code></span>`,
  error: reason,
});

/** Sets the formulas of one post; keeps account of what they cost together. Never throws. */
export class FormulaSetter {
  private readonly done = new Map<string, SetFormula>();
  private count = 0;
  private size = 0;

  /** Html of one formula; `display` on a line of its own. */
  set(tex: string, display: boolean): SetFormula {
    const key = (display ? 'd' : 'i') + tex;
    const known = this.done.get(key);
    const formula = known ?? this.attempt(tex, display);
    this.done.set(key, formula);
    this.size += formula.html.length;
    return formula;
  }

  private attempt(tex: string, display: boolean): SetFormula {
    if (++this.count > FORMULAS_MAX || this.size > FORMULAS_HTML_MAX)
      return asSource(tex, 'The post holds too many formulas');
    try {
      return { html: katexHtml(tex, display) };
    } catch (error) {
      return asSource(tex, reasonOf(error));
    }
  }
}
