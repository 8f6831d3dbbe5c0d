/** A text and what is selected in it: UTF-16 offsets, `from` not after `to`. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/** One replacement and the selection after it (offsets in the text after the replacement). */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  selectFrom: number;
  selectTo: number;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};

/** Offsets of the selection without the white space at its ends: `** word **` would not be bold. */
const trimmed = ({ text, from, to }: Selected): { from: number; to: number } => {
  const inner = text.slice(from, to);
  if (inner.trim() === '') return { from, to };
  return {
    from: from + (inner.length - inner.trimStart().length),
    to: to - (inner.length - inner.trimEnd().length),
  };
};

/** Whether the marker stands right there and is not part of a longer run: `*` inside `**` is not emphasis. */
const standsAlone = (text: string, at: number, marker: string): boolean => {
  if (text.slice(at, at + marker.length) !== marker) return false;
  const mark = marker.charAt(0);
  return text.charAt(at - 1) !== mark && text.charAt(at + marker.length) !== mark;
};

/**
 * Puts `marker` around the selection, or takes it away where it already stands around it.
 * With nothing selected, `sample` is put between the markers and selected.
 */
export function toggleWrap(selected: Selected, marker: string, sample: string): Edit {
  const { text } = selected;
  const { from, to } = trimmed(selected);
  const size = marker.length;
  if (from >= size && standsAlone(text, from - size, marker) && standsAlone(text, to, marker)) {
    return {
      from: from - size,
      to: to + size,
      insert: text.slice(from, to),
      selectFrom: from - size,
      selectTo: to - size,
    };
  }
  const inner = from === to ? sample : text.slice(from, to);
  return {
    from,
    to,
    insert: marker + inner + marker,
    selectFrom: from + size,
    selectTo: from + size + inner.length,
  };
}

/** Replaces the lines that the selection touches by `change(line, index)` and selects the result. */
function changeLines({ text, from, to }: Selected, change: (lines: string[]) => string[]): Edit {
  const start = lineStart(text, from);
  const end = lineEnd(text, to > from && text.charAt(to - 1) === '\n' ? to - 1 : to);
  const insert = change(text.slice(start, end).split('\n')).join('\n');
  const caret = from === to;
  return {
    from: start,
    to: end,
    insert,
    selectFrom: caret ? start + insert.length : start,
    selectTo: start + insert.length,
  };
}

/** Puts `prefix` before each line of the selection, or takes it away where every line has it. */
export function togglePrefix(selected: Selected, prefix: string): Edit {
  return changeLines(selected, (lines) => {
    const written = lines.filter((line) => line.trim() !== '');
    const marked = written.length > 0 && written.every((line) => line.startsWith(prefix));
    if (marked) return lines.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line));
    return lines.map((line) =>
      line.trim() === '' && lines.length > 1 && prefix !== '> ' ? line : prefix + line,
    );
  });
}

const HEADING = /^(#{1,6}) +/;

/** Makes the line a heading of level 2, then 3, then plain text again: a post's title is the only level 1. */
export function cycleHeading(selected: Selected): Edit {
  return changeLines({ ...selected, to: selected.from }, (lines) =>
    lines.map((line) => {
      const level = HEADING.exec(line)?.[1]?.length ?? 0;
      const bare = line.replace(HEADING, '');
      if (level === 0) return `## ${bare}`;
      return level === 2 ? `### ${bare}` : bare;
    }),
  );
}

const ADDRESS = /^https?:\/\/\S+$/;

/** Makes the selection a link and selects what is still to be written: the address, or the words. */
export function insertLink(selected: Selected, words: string): Edit {
  const { from, to } = trimmed(selected);
  const inner = selected.text.slice(from, to);
  if (ADDRESS.test(inner)) {
    return {
      from,
      to,
      insert: `[${words}](${inner})`,
      selectFrom: from + 1,
      selectTo: from + 1 + words.length,
    };
  }
  const label = inner === '' ? words : inner;
  const address = from + label.length + 3;
  return {
    from,
    to,
    insert: `[${label}](https://)`,
    selectFrom: address,
    selectTo: address + 'https://'.length,
  };
}

/** `block` as a paragraph of its own: blank lines before and after it where they are missing. */
function insertBlock(
  { text, from, to }: Selected,
  block: string,
  selectAt: number,
  selectLength: number,
): Edit {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = after === '' ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  const selectFrom = from + lead.length + selectAt;
  return { from, to, insert: lead + block + tail, selectFrom, selectTo: selectFrom + selectLength };
}

const longestRun = (text: string, mark: string): number => {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === mark ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};

/** A fence that the code cannot close by itself: longer than every run of backticks in it. */
export const fenceFor = (code: string): string => '`'.repeat(Math.max(3, longestRun(code, '`') + 1));

/** A fenced code block of the selection (or of `sample`), with blank lines around it. */
export function insertCodeBlock(selected: Selected, language: string, sample: string): Edit {
  const inner = selected.text.slice(selected.from, selected.to).replace(/^\n+|\n+$/g, '');
  const code = inner === '' ? sample : inner;
  const fence = fenceFor(code);
  const head = `${fence}${language}\n`;
  return insertBlock(selected, `${head}${code}\n${fence}`, head.length, code.length);
}

/** A display formula of the selection (or of `sample`), on lines of its own. */
export function insertDisplayFormula(selected: Selected, sample: string): Edit {
  const inner = selected.text.slice(selected.from, selected.to).trim();
  const tex = inner === '' ? sample : inner;
  return insertBlock(selected, `$$\n${tex}\n$$`, 3, tex.length);
}

/** A table of two columns and two rows with the given heading; the first heading is selected. */
export function insertTable(selected: Selected, heading: string): Edit {
  const at = { ...selected, from: selected.to };
  const table = `| ${heading} 1 | ${heading} 2 |\n| --- | ---: |\n|  |  |\n|  |  |`;
  return insertBlock(at, table, 2, heading.length + 2);
}

/** Paragraphs put in at the caret, with blank lines around them; the caret goes behind them. */
export function insertParagraph(selected: Selected, markdown: string): Edit {
  const at = { ...selected, from: selected.to };
  const edit = insertBlock(at, markdown.trim(), 0, 0);
  const insert =
    edit.insert.endsWith('\n\n') || selected.text.slice(selected.to) !== ''
      ? edit.insert
      : `${edit.insert}\n`;
  const caret = edit.from + insert.length;
  return { ...edit, insert, selectFrom: caret, selectTo: caret };
}

/** The text after the edit: what a plain text area shows. */
export const applyEdit = (text: string, edit: Edit): string =>
  text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
