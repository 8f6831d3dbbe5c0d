/**
 * What a post may cost. The numbers are far above honest posts and far below what hurts: each was tried with the
 * poison of ../shared/anchors/threats.md (5 to 8), see tests/unit/content/bounds.test.ts.
 */
import { POST_SOURCE_MAX } from '../limits';
import type { DiagnosticCode } from './views';

/** Block quotes and list items inside each other; browsers and every later pass are recursive. */
export const NESTING_MAX = 100;
/** Nodes from the root of the tree to a leaf; beyond it recursion comes near the end of the stack. */
export const TREE_DEPTH_MAX = 240;
/** Marks that open a container on one line (`> > > -`): a post has a few, poison has thousands. */
export const LINE_MARKS_MAX = 60;
/** Brackets that are open at once: micromark goes through all of them for each that closes. */
export const OPEN_BRACKETS_MAX = 500;
/** Letters that reference links and pictures may add beyond the source (37 MB came of 30 kB otherwise). */
export const REFERENCE_GROWTH_MAX = 200_000;
/** Footnote references; each adds a way back. */
export const FOOTNOTE_REFERENCES_MAX = 500;
/** Cells of all tables; a wide header with many short rows grows as their product. */
export const TABLE_CELLS_MAX = 10_000;
/** Formulas that are set; later ones of the post are shown as their source. */
export const FORMULAS_MAX = 1_500;
/** Letters of one formula. */
export const FORMULA_LENGTH_MAX = 8_000;
/** Braces and environments inside each other in a formula; KaTeX overflows the stack at a few hundred. */
export const FORMULA_DEPTH_MAX = 100;
/** HTML of one formula in characters: a 9 kB matrix makes 5 MB. */
export const FORMULA_HTML_MAX = 400_000;
/** HTML of all formulas of a post in characters. */
export const FORMULAS_HTML_MAX = 1_500_000;
/** HTML of the whole post in characters. */
export const HTML_MAX = 2_000_000;

/** Thrown inside the renderer alone; render() makes the fallback of it. */
export class BoundExceeded extends Error {
  constructor(
    readonly code: Extract<DiagnosticCode, 'too_long' | 'too_complex' | 'too_large' | 'deadline'>,
    message: string,
  ) {
    super(message);
    this.name = 'BoundExceeded';
  }
}

/** Gives a function that throws once the time is over. */
export function stopwatch(milliseconds: number): () => void {
  const until = performance.now() + milliseconds;
  return () => {
    if (performance.now() > until) throw new BoundExceeded('deadline', `not done after ${milliseconds} ms`);
  };
}

const LINE_START_MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const MARK = />|[-+*]|\d{1,9}[.)]/g;
const THEMATIC_BREAK = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)*$/;

function checkLine(line: string, number: number): void {
  const marks = LINE_START_MARKS.exec(line)?.[0];
  if (!marks || marks.length < LINE_MARKS_MAX || THEMATIC_BREAK.test(line)) return;
  if ((marks.match(MARK)?.length ?? 0) > LINE_MARKS_MAX)
    throw new BoundExceeded('too_complex', `line ${number}: more than ${LINE_MARKS_MAX} quote or list marks`);
}

function checkBrackets(source: string): void {
  let open = 0;
  for (const mark of source.matchAll(/\\.|[[\]]|\n[ \t]*\n/g)) {
    if (mark[0] === '[') open++;
    else if (mark[0] === ']') open = Math.max(0, open - 1);
    // Brackets do not match over the end of a paragraph.
    else if (mark[0][0] === '\n') open = 0;
    if (open > OPEN_BRACKETS_MAX)
      throw new BoundExceeded('too_complex', `more than ${OPEN_BRACKETS_MAX} open brackets`);
  }
}

/** Refuses what no parser should see. Linear in the length of the source. */
export function checkSource(source: string): void {
  // A code point is at most two code units: only between the two lengths is counting needed.
  if (
    source.length > POST_SOURCE_MAX &&
    (source.length > 2 * POST_SOURCE_MAX || [...source].length > POST_SOURCE_MAX)
  )
    throw new BoundExceeded('too_long', `more than ${POST_SOURCE_MAX} characters`);
  source.split('\n').forEach((line, index) => {
    checkLine(line, index + 1);
  });
  checkBrackets(source);
}
