import {
  cycleHeading,
  type Edit,
  insertCodeBlock,
  insertDisplayFormula,
  insertLink,
  insertParagraph,
  insertTable,
  type Selected,
  togglePrefix,
  toggleWrap,
} from './edits';

/** Everything the toolbar can do, in its order. */
export const COMMAND_NAMES = [
  'bold',
  'italic',
  'heading',
  'quote',
  'list',
  'taskList',
  'link',
  'code',
  'codeBlock',
  'formula',
  'displayFormula',
  'model',
  'table',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Letters that run a command together with Ctrl (Command on a Mac). */
export const SHORTCUTS: Partial<Record<CommandName, string>> = {
  bold: 'b',
  italic: 'i',
  link: 'k',
  code: 'e',
  formula: 'm',
};

/** Languages that the code block's menu offers; the renderer knows them all. */
export const CODE_LANGUAGES = [
  { id: 'python', name: 'Python' },
  { id: 'cpp', name: 'C++' },
  { id: 'cuda', name: 'CUDA' },
  { id: 'typescript', name: 'TypeScript' },
  { id: 'json', name: 'JSON' },
  { id: 'bash', name: 'Bash' },
  { id: 'sql', name: 'SQL' },
  { id: 'rust', name: 'Rust' },
  { id: 'julia', name: 'Julia' },
  { id: 'r', name: 'R' },
  { id: 'yaml', name: 'YAML' },
  { id: 'diff', name: 'Diff' },
] as const;

/** Words that stand where nothing was selected, in the writer's language. */
export type Samples = (
  name: 'bold' | 'italic' | 'code' | 'link' | 'codeBlock' | 'formula' | 'displayFormula' | 'heading',
) => string;

type Command = (selected: Selected, sample: Samples) => Edit;

const COMMANDS: Record<Exclude<CommandName, 'codeBlock' | 'model'>, Command> = {
  bold: (selected, sample) => toggleWrap(selected, '**', sample('bold')),
  italic: (selected, sample) => toggleWrap(selected, '*', sample('italic')),
  heading: (selected) => cycleHeading(selected),
  quote: (selected) => togglePrefix(selected, '> '),
  list: (selected) => togglePrefix(selected, '- '),
  taskList: (selected) => togglePrefix(selected, '- [ ] '),
  link: (selected, sample) => insertLink(selected, sample('link')),
  code: (selected, sample) => toggleWrap(selected, '`', sample('code')),
  formula: (selected, sample) => toggleWrap(selected, '$', sample('formula')),
  displayFormula: (selected, sample) => insertDisplayFormula(selected, sample('displayFormula')),
  table: (selected, sample) => insertTable(selected, sample('heading')),
};

/** The edit that a command makes of the text; `choice` is a code block's language, or the Markdown of an embed. */
export function runCommand(name: CommandName, selected: Selected, sample: Samples, choice = ''): Edit {
  if (name === 'codeBlock') return insertCodeBlock(selected, choice, sample('codeBlock'));
  if (name === 'model') return insertParagraph(selected, choice);
  return COMMANDS[name](selected, sample);
}

/** The command of a key press with Ctrl or Command held, or null. */
export function commandOfKey(key: string): CommandName | null {
  return COMMAND_NAMES.find((name) => SHORTCUTS[name] === key.toLowerCase()) ?? null;
}
