import { describe, expect, it } from 'vitest';
import { commandOfKey, runCommand } from '@/components/editor/commands';
import {
  applyEdit,
  cycleHeading,
  type Edit,
  fenceFor,
  insertCodeBlock,
  insertDisplayFormula,
  insertLink,
  insertParagraph,
  insertTable,
  type Selected,
  togglePrefix,
  toggleWrap,
} from '@/components/editor/edits';

/** `a[b]c` is the text `abc` with `b` selected; `a|c` has the caret between. */
const select = (marked: string): Selected => {
  const caret = marked.indexOf('|');
  if (caret !== -1) return { text: marked.replace('|', ''), from: caret, to: caret };
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  return { text: marked.replace('[', '').replace(']', ''), from, to };
};

const shown = (selected: Selected, edit: Edit): string => {
  const text = applyEdit(selected.text, edit);
  if (edit.selectFrom === edit.selectTo)
    return `${text.slice(0, edit.selectFrom)}|${text.slice(edit.selectFrom)}`;
  return `${text.slice(0, edit.selectFrom)}[${text.slice(edit.selectFrom, edit.selectTo)}]${text.slice(edit.selectTo)}`;
};

const run = (marked: string, command: (selected: Selected) => Edit): string => {
  const selected = select(marked);
  return shown(selected, command(selected));
};

describe('a writer who marks words', () => {
  it.each([
    ['makes a selection bold', '损失[下降]了', '**', '损失**[下降]**了'],
    ['takes the marks away again', '损失**[下降]**了', '**', '损失[下降]了'],
    ['keeps white space outside of the marks', 'a[ b ]c', '**', 'a **[b]** c'],
    ['gets a sample where nothing is selected', 'a |', '`', 'a `[x]`'],
    ['adds emphasis inside of bold without breaking it', '**[a]**', '*', '***[a]***'],
  ])('%s', (_, before, marker, after) => {
    expect(run(before, (selected) => toggleWrap(selected, marker, 'x'))).toBe(after);
  });

  it('makes words a link and selects the address to type', () => {
    expect(run('see [this]', (selected) => insertLink(selected, 'words'))).toBe('see [this]([https://])');
  });

  it('makes an address a link and selects the words to type', () => {
    const selected: Selected = { text: 'https://a.example', from: 0, to: 17 };
    expect(shown(selected, insertLink(selected, 'words'))).toBe('[[words]](https://a.example)');
  });
});

describe('a writer who marks lines', () => {
  it('quotes every line that is selected, blank ones too', () => {
    expect(run('[a\n\nb]', (selected) => togglePrefix(selected, '> '))).toBe('[> a\n> \n> b]');
  });

  it('takes the list marks away where every line has one', () => {
    expect(run('[- a\n- b]', (selected) => togglePrefix(selected, '- '))).toBe('[a\nb]');
  });

  it('does not take along the line after a selection that ends at its start', () => {
    expect(run('[a\n]b', (selected) => togglePrefix(selected, '- '))).toBe('[- a]\nb');
  });

  it('goes from text to the two levels of headings and back', () => {
    expect(run('a|b', cycleHeading)).toBe('## ab|');
    expect(run('## a|b', cycleHeading)).toBe('### ab|');
    expect(run('### a|b', cycleHeading)).toBe('ab|');
  });
});

describe('a writer who puts in a block', () => {
  it('gets a fence that the code cannot close', () => {
    expect(fenceFor('a ``` b')).toBe('````');
    expect(run('[x = "```"]', (selected) => insertCodeBlock(selected, 'python', ''))).toBe(
      '````python\n[x = "```"]\n````\n',
    );
  });

  it('gets blank lines around a formula in the middle of a text, and no more than one', () => {
    expect(run('a\n|b', (selected) => insertDisplayFormula(selected, 'x'))).toBe('a\n\n$$\n[x]\n$$\n\nb');
  });

  it('gets a table behind the selection, which stays', () => {
    expect(run('[a]', (selected) => insertTable(selected, 'Column'))).toMatch(
      /^a\n\n\| \[Column 1\] \| Column 2 \|\n/,
    );
  });

  it('can write on under a quotation', () => {
    expect(run('|', (selected) => insertParagraph(selected, '> quoted\n\n'))).toBe('> quoted\n\n|');
    expect(run('before|', (selected) => insertParagraph(selected, '> quoted'))).toBe(
      'before\n\n> quoted\n\n|',
    );
  });
});

describe('shortcuts', () => {
  it('run the command of their letter, whatever its case', () => {
    expect(commandOfKey('B')).toBe('bold');
    expect(commandOfKey('m')).toBe('formula');
    expect(commandOfKey('q')).toBeNull();
  });

  it('give a formula in the line its dollar signs', () => {
    const selected = select('a [x] b');
    expect(
      shown(
        selected,
        runCommand('formula', selected, () => ''),
      ),
    ).toBe('a $[x]$ b');
  });

  it('put a model or a run on a line of its own, behind what is selected', () => {
    const embed = (marked: string, markdown: string) => {
      const selected = select(marked);
      return shown(
        selected,
        runCommand('model', selected, () => '', markdown),
      );
    };
    expect(embed('|', '::model[mnist-mlp]')).toBe('::model[mnist-mlp]\n\n|');
    expect(embed('See: |and more', '::run[12]')).toBe('See: \n\n::run[12]\n\n|and more');
    expect(embed('a [b] c', '::run[12]')).toBe('a b\n\n::run[12]\n\n| c');
  });
});
