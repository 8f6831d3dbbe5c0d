import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, State } from 'micromark-util-types';

/** Environments that are a display formula by themselves, without dollars around them. */
const ENVIRONMENTS =
  'align alignat aligned alignedat gather gathered equation split array cases rcases dcases drcases matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix CD'
    .split(' ')
    .flatMap((name) => [name, `${name}*`]);
const BEGIN = new RegExp(
  `^\\\\begin\\{(${ENVIRONMENTS.map((name) => name.replace('*', '\\*')).join('|')})\\}`,
);
const FENCE = /^[\s>]*(?:`{3,}|~{3,})/;
const OPENER = /^(?:\$\$|\\\[|\\begin\{)/;
const CONTAINERS = /^(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*/;
/** A longer formula is no formula; the bound keeps the search for ends linear. */
const LINES_MAX = 400;

/**
 * Finds where block formulas end. micromark cannot give back lines that a block construct has eaten, so the end is
 * looked up in the source before the first code is taken: a `$$` without an end stays text and swallows nothing.
 */
export class BlockMathEnds {
  private readonly lines: string[];
  private readonly starts: number[] = [0];
  private readonly lastLines = new Map<string, number>();

  constructor(source: string) {
    this.lines = source.split('\n');
    for (const line of this.lines) this.starts.push((this.starts.at(-1) ?? 0) + line.length + 1);
  }

  /** Line number (from 1) on which the block formula that begins at `offset` ends; undefined if none does. */
  find(lineNumber: number, offset: number): number | undefined {
    const index = lineNumber - 1;
    const line = this.lines[index] ?? '';
    // Tabs before the formula make micromark's columns and ours differ; then what stands before it is skipped.
    const exact = line.slice(offset - (this.starts[index] ?? 0));
    const rest = OPENER.test(exact) ? exact : line.replace(CONTAINERS, '');
    if (rest.startsWith('$$')) return rest.startsWith('$$$') ? undefined : this.findMarker(index, rest, '$$');
    if (rest.startsWith('\\[')) return this.findMarker(index, rest, '\\]');
    const environment = BEGIN.exec(rest)?.[1];
    return environment === undefined ? undefined : this.findEnvironment(index, rest, environment);
  }

  private findMarker(index: number, rest: string, marker: string): number | undefined {
    let line: string | undefined = rest.slice(2);
    for (let at = index; line !== undefined && at < index + LINES_MAX; line = this.lines[++at]) {
      if (at > index && FENCE.test(line)) return undefined;
      const found = indexOfUnescaped(line, marker);
      if (found < 0) continue;
      const empty = at === index && line.slice(0, found).trim() === '';
      return empty || line.slice(found + 2).trim() !== '' ? undefined : at + 1;
    }
    return undefined;
  }

  private lastLineWith(text: string): number {
    const known = this.lastLines.get(text);
    const last = known ?? this.lines.findLastIndex((line) => line.includes(text));
    this.lastLines.set(text, last);
    return last;
  }

  private findEnvironment(index: number, rest: string, name: string): number | undefined {
    const [begin, end] = [`\\begin{${name}}`, `\\end{${name}}`];
    if (index > this.lastLineWith(end)) return undefined;
    let depth = 0;
    let line: string | undefined = rest;
    for (let at = index; line !== undefined && at < index + LINES_MAX; line = this.lines[++at]) {
      if (at > index && FENCE.test(line)) return undefined;
      depth += line.split(begin).length - line.split(end).length;
      if (depth > 0) continue;
      return line.slice(line.lastIndexOf(end) + end.length).trim() === '' ? at + 1 : undefined;
    }
    return undefined;
  }
}

/** Position of a marker that no backslash escapes. */
function indexOfUnescaped(line: string, marker: string): number {
  for (let at = 0; at < line.length; at++) {
    if (line.startsWith(marker, at)) return at;
    if (line[at] === '\\') at++;
  }
  return -1;
}

/** Formulas that are blocks: `$$ … $$`, `\[ … \]` and bare environments. */
export function blockMath(ends: BlockMathEnds): Construct {
  return {
    name: 'blockMath',
    concrete: true,
    tokenize(effects, ok, nok) {
      const context = this;
      let lastLine = 0;
      return start;

      function start(code: Code): State | undefined {
        const { line, offset } = context.now();
        const end = ends.find(line, offset);
        if (end === undefined) return nok(code);
        lastLine = end;
        effects.enter('mathBlock');
        return lineStart(code);
      }

      /** micromark cannot slice an empty token: an empty line gets none. */
      function lineStart(code: Code): State | undefined {
        if (code === null || markdownLineEnding(code)) return lineEnd(code);
        effects.enter('mathBlockLine');
        return content(code);
      }

      function content(code: Code): State | undefined {
        if (code !== null && !markdownLineEnding(code)) {
          effects.consume(code);
          return content;
        }
        effects.exit('mathBlockLine');
        return lineEnd(code);
      }

      function lineEnd(code: Code): State | undefined {
        const ended = code === null || context.interrupt === true || context.now().line >= lastLine;
        return ended ? done(code) : effects.check(nextLineBelongs, nextLine, done)(code);
      }

      function nextLine(code: Code): State | undefined {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return lineStart;
      }

      function done(code: Code): State | undefined {
        effects.exit('mathBlock');
        return ok(code);
      }
    },
  };
}

/** A line that left the block quote or the list of the formula does not belong to it. */
const nextLineBelongs: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code: Code) => {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return (next: Code) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
    };
  },
};
