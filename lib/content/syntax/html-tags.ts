import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';

/** Inline elements that members may write as HTML. Everything else in angle brackets is text. */
export const INLINE_TAGS: ReadonlySet<string> = new Set(
  'abbr b cite code del dfn em i ins kbd mark q rp rt ruby s samp small strong sub sup u var'.split(' '),
);
const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'wbr']);

/** One tag, as the author wrote it. */
export interface ParsedTag {
  name: string;
  side: 'open' | 'close' | 'void';
  title?: string;
}

const TAG =
  /^<(\/?)([A-Za-z]{1,10})(?:[ \t\n]+title[ \t\n]*=[ \t\n]*(?:"([^"<>]{0,300})"|'([^'<>]{0,300})'))?[ \t\n]*(\/?)>$/;
/** The longest tag: `abbr` with a title of 300 letters. */
const TAG_LENGTH_MAX = 340;

/** Reads an allowed inline tag; undefined for anything else. Only `abbr` may have an attribute, its title. */
export function parseInlineTag(source: string): ParsedTag | undefined {
  const match = TAG.exec(source);
  if (!match) return undefined;
  const [, slash, rawName = '', double, single, selfClosing] = match;
  const name = rawName.toLowerCase();
  const title = double ?? single;
  if (title !== undefined && (name !== 'abbr' || slash)) return undefined;
  if (VOID_TAGS.has(name)) return slash ? undefined : { name, side: 'void' };
  if (!INLINE_TAGS.has(name) || selfClosing) return undefined;
  return { name, side: slash ? 'close' : 'open', ...(title === undefined ? {} : { title }) };
}

/** Allowed inline tags. micromark's own HTML constructs are switched off, so that all other tags stay text. */
export function inlineTag(): Construct {
  return {
    name: 'inlineTag',
    tokenize(effects, ok, nok) {
      let source = '';
      return (code: Code) => {
        effects.enter('inlineTag');
        return tag(code);
      };

      function tag(code: Code): State | undefined {
        // A tag over two lines is text: the token must not hold a line ending.
        if (code === null || markdownLineEnding(code) || source.length > TAG_LENGTH_MAX) return nok(code);
        source += code < 0 ? ' ' : String.fromCharCode(code);
        if (code === 60 && source.length > 1) return nok(code);
        effects.consume(code);
        return code === 62 ? end : tag;
      }

      function end(code: Code): State | undefined {
        if (!parseInlineTag(source)) return nok(code);
        effects.exit('inlineTag');
        return ok(code);
      }
    },
  };
}

const DETAILS_OPEN = /^<details(?:[ \t]+open(?:=(?:""|"open"|'open'))?)?[ \t]*>/i;
const DETAILS_CLOSE = /^<\/details[ \t]*>/i;
const SUMMARY_OPEN = /^<summary[ \t]*>/i;
const SUMMARY_CLOSE = '</summary>';
const ATTRIBUTE_OPEN = /[ \t]open/i;

/** What a line of block HTML holds, in order. */
export interface BlockTagLine {
  open?: { expanded: boolean };
  /** Offsets of the summary's text within the line. */
  summary?: { from: number; to: number };
  close: boolean;
}

/**
 * Reads a line such as `<details><summary>Proof</summary>`: any of an opening, a summary and a closing, in this order
 * and nothing else.
 */
export function parseBlockTagLine(line: string): BlockTagLine | undefined {
  let at = 0;
  const skip = () => {
    while (line[at] === ' ' || line[at] === '\t') at++;
  };
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(line.slice(at))?.[0];
    at += found?.length ?? 0;
    skip();
    return found;
  };
  skip();
  const open = take(DETAILS_OPEN);
  const result: BlockTagLine = { close: false };
  if (open) result.open = { expanded: ATTRIBUTE_OPEN.test(open) };
  if (take(SUMMARY_OPEN)) {
    const to = line.toLowerCase().indexOf(SUMMARY_CLOSE, at);
    if (to < 0) return undefined;
    result.summary = { from: at, to };
    at = to + SUMMARY_CLOSE.length;
    skip();
  }
  result.close = take(DETAILS_CLOSE) !== undefined;
  const something = result.open || result.summary || result.close;
  return something && at >= line.length ? result : undefined;
}

/** Lines of `<details>`, `<summary>…</summary>` and `</details>`; what stands between such lines is Markdown. */
export function detailsLine(lines: readonly string[]): Construct {
  return {
    name: 'detailsLine',
    tokenize(effects, ok, nok) {
      const context = this;
      let parsed: BlockTagLine | undefined;
      let column = 0;
      return start;

      function start(code: Code): State | undefined {
        const line = lines[context.now().line - 1] ?? '';
        const from = line.indexOf('<');
        parsed = from < 0 ? undefined : parseBlockTagLine(line.slice(from));
        if (!parsed) return nok(code);
        effects.enter('detailsLine');
        effects.enter('detailsTag');
        return tag(code);
      }

      function tag(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return finish(code);
        if (parsed?.summary && column === parsed.summary.from && parsed.summary.to > column) {
          effects.exit('detailsTag');
          effects.enter('summaryText');
          effects.enter('chunkText', { contentType: 'text' });
          return text(code);
        }
        return advance(code, tag);
      }

      function text(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return nok(code);
        if (column < (parsed?.summary?.to ?? 0)) return advance(code, text);
        effects.exit('chunkText');
        effects.exit('summaryText');
        effects.enter('detailsTag');
        return tag(code);
      }

      function advance(code: Code, next: State): State {
        // A tab is one letter of the line but several codes; the codes after the first are virtual.
        if (!(markdownSpace(code) && code === -1)) column++;
        effects.consume(code);
        return next;
      }

      function finish(code: Code): State | undefined {
        effects.exit('detailsTag');
        effects.exit('detailsLine');
        return ok(code);
      }
    },
  };
}
