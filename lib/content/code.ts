import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';

import { parseCodeInfo } from './code-info';
import { BLOCK_STYLE, COLOR_PAIRS, THEME, THEME_NAME } from './code-theme';
import { escapeAttribute, escapeText } from './escape';
import { type CodeLanguage, findLanguage } from './languages';

/** Lines that are longer are data, not code for reading; grammars take cubic time on some of them. */
const HIGHLIGHT_LINE_MAX = 500;
/** Milliseconds for one line; the first line of a language includes the making of its expressions. */
const LINE_TIME_MAX = 250;
/** Milliseconds for all code of a post; what comes later is plain. The worker's deadline is 2,000. */
const POST_TIME_MAX = 900;
/** HTML of all highlighted code of a post, in characters. */
const POST_HTML_MAX = 1_200_000;
/** Lines that are tokenized before the time is looked at again. */
const CHUNK_LINES = 8;

/** Lines on which a new grammar compiles. */
const WARM_UP_LINES = 20;

/** One block as html. */
export interface SetCode {
  html: string;
  /** True where a known language was left plain because of a bound. */
  leftPlain: boolean;
}

interface Token {
  content: string;
  color?: string;
  fontStyle?: number;
}

/** Shiki with grammars that are loaded when they are first named. */
export class CodeHighlighter {
  private readonly loaded = new Set<string>();

  private constructor(private readonly shiki: HighlighterCore) {}

  private static shared: Promise<CodeHighlighter> | undefined;

  /** The highlighter of this thread; grammars and engine are large and stay. */
  static create(): Promise<CodeHighlighter> {
    CodeHighlighter.shared ??= CodeHighlighter.load();
    return CodeHighlighter.shared;
  }

  private static async load(): Promise<CodeHighlighter> {
    // Oniguruma and not the JavaScript engine: it compiles the large grammars five times faster.
    const engine = await createOnigurumaEngine(import('shiki/wasm'));
    return new CodeHighlighter(await createHighlighterCore({ engine, themes: [THEME], langs: [] }));
  }

  /**
   * Loads a language if it is new, and lets its grammar compile on the beginning of the code. That takes up to a
   * second for C++ and says nothing about the code, so it is no part of the code's time.
   */
  prepare(code: string, language: CodeLanguage): void {
    if (this.loaded.has(language.grammar)) return;
    this.shiki.loadLanguageSync(language.registrations);
    this.loaded.add(language.grammar);
    const beginning = code.split('\n').slice(0, WARM_UP_LINES).join('\n');
    this.shiki.codeToTokensBase(beginning, {
      lang: language.grammar,
      theme: THEME_NAME,
      tokenizeMaxLineLength: HIGHLIGHT_LINE_MAX,
      tokenizeTimeLimit: 0,
    });
  }

  /** Tokens of each line in a language that is prepared; undefined when the time is over. */
  tokenize(code: string, language: CodeLanguage, until: number): Token[][] | undefined {
    const lines = code.split('\n');
    const tokens: Token[][] = [];
    let grammarState: ReturnType<HighlighterCore['getLastGrammarState']> | undefined;
    for (let at = 0; at < lines.length; at += CHUNK_LINES) {
      if (performance.now() > until) return undefined;
      const chunk = this.shiki.codeToTokensBase(lines.slice(at, at + CHUNK_LINES).join('\n'), {
        lang: language.grammar,
        theme: THEME_NAME,
        tokenizeMaxLineLength: HIGHLIGHT_LINE_MAX,
        tokenizeTimeLimit: LINE_TIME_MAX,
        ...(grammarState ? { grammarState } : {}),
      });
      grammarState = this.shiki.getLastGrammarState(chunk);
      tokens.push(...chunk);
    }
    return tokens;
  }
}

const FONT_STYLES = [
  [1, 'font-style:italic'],
  [2, 'font-weight:bold'],
  [4, 'text-decoration:underline'],
  [8, 'text-decoration:line-through'],
] as const;

function styleOf(token: Token): string {
  const pair = COLOR_PAIRS.get(token.color?.toUpperCase() ?? '');
  const color = pair ? [`--shiki-light:${pair.light}`, `--shiki-dark:${pair.dark}`] : [];
  const fontStyle = Math.max(token.fontStyle ?? 0, 0);
  return [...color, ...FONT_STYLES.flatMap(([bit, css]) => (fontStyle & bit ? [css] : []))].join(';');
}

/** Neighbours of one look become one span; spaces take the look of what stands before them. */
function lineHtml(tokens: readonly Token[]): string {
  const runs: { style: string; text: string }[] = [];
  for (const token of tokens) {
    const style = styleOf(token);
    const last = runs.at(-1);
    if (last && (last.style === style || token.content.trim() === '')) last.text += token.content;
    else runs.push({ style, text: token.content });
  }
  return runs
    .map(({ style, text }) =>
      style ? `<span style="${style}">${escapeText(text)}</span>` : escapeText(text),
    )
    .join('');
}

/** Sets the code blocks of one post; keeps account of what they cost together. Never throws. */
export class CodeSetter {
  private timeLeft = POST_TIME_MAX;
  private size = 0;

  constructor(private readonly highlighter: CodeHighlighter) {}

  /** Html of a block: a figure with the language's name, the lines, and what the page's copy button needs. */
  set(code: string, infoString: string): SetCode {
    const info = parseCodeInfo(infoString);
    const language = findLanguage(info.language);
    const tokens = language && this.tokenize(code, language);
    const lines = tokens ? tokens.map(lineHtml) : code.split('\n').map(escapeText);
    const body = lines
      .map(
        (line, index) =>
          `<span class="line${info.highlighted.has(index + 1) ? ' highlighted' : ''}">${line}</span>`,
      )
      .join('\n');
    this.size += body.length;
    const id = language?.id ?? (info.language || 'text');
    const label = language?.label ?? info.language;
    const caption =
      (info.title ? `<span class="code-title">${escapeText(info.title)}</span>` : '') +
      (label ? `<span class="code-language">${escapeText(label)}</span>` : '');
    return {
      html:
        `<figure class="code" data-language="${escapeAttribute(id)}">` +
        (caption ? `<figcaption>${caption}</figcaption>` : '') +
        `<pre class="shiki" style="${BLOCK_STYLE}" tabindex="0"><code>${code === '' ? '' : `${body}\n`}</code></pre></figure>`,
      leftPlain: language !== undefined && tokens === undefined,
    };
  }

  private tokenize(code: string, language: CodeLanguage): Token[][] | undefined {
    if (this.timeLeft <= 0 || this.size > POST_HTML_MAX) return undefined;
    let started = performance.now();
    try {
      this.highlighter.prepare(code, language);
      started = performance.now();
      return this.highlighter.tokenize(code, language, started + this.timeLeft);
    } catch {
      // A grammar that fails is no reason to lose the code.
      return undefined;
    } finally {
      this.timeLeft -= performance.now() - started;
    }
  }
}
