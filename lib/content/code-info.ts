/** What the line after the fence says: ```` ```python {2,4-6} title="train.py" ````. */
export interface CodeInfo {
  /** The language as written, in small letters; empty where none is named. */
  language: string;
  title?: string;
  /** Numbers of the lines to mark, from 1. */
  highlighted: ReadonlySet<number>;
}

const LANGUAGE = /^\s*(?:\{\.)?([^\s{}"'<>&]{1,32})/;
const TITLE = /(?:^|\s)title=(?:"([^"]{1,200})"|'([^']{1,200})')/;
const LINES = /\{([\d,\s-]{1,200})\}/;
const LINE_MAX = 5_000;

function linesOf(list: string): Set<number> {
  const lines = new Set<number>();
  for (const part of list.split(',')) {
    const [from, to] = part.split('-').map((number) => Number.parseInt(number, 10));
    if (from === undefined || Number.isNaN(from)) continue;
    const last = Math.min(to === undefined || Number.isNaN(to) ? from : to, LINE_MAX);
    for (let line = from; line <= last; line++) lines.add(line);
  }
  return lines;
}

/** Reads the info string of a fenced block; whatever it does not understand it ignores. */
export function parseCodeInfo(info: string): CodeInfo {
  const language = LANGUAGE.exec(info)?.[1]?.toLowerCase() ?? '';
  const rest = info.slice(info.indexOf(language) + language.length);
  const title = TITLE.exec(info);
  const text = title?.[1] ?? title?.[2];
  return {
    language: language.includes('=') ? '' : language,
    highlighted: linesOf(LINES.exec(rest)?.[1] ?? ''),
    ...(text === undefined ? {} : { title: text }),
  };
}
