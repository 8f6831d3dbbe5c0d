/**
 * Posts that hang or overflow Markdown pipelines: the classes of threats.md 5 to 8, each in our own words.
 * `size` is about the length of the source.
 */
export interface PoisonPost {
  name: string;
  source: (size: number) => string;
}

const repeat = (text: string, size: number): string =>
  text.repeat(Math.max(1, Math.floor(size / text.length)));
const nested = (open: string, close: string, size: number, inner = 'x'): string => {
  const depth = Math.max(1, Math.floor(size / (open.length + close.length)));
  return open.repeat(depth) + inner + close.repeat(depth);
};
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

export const POISON: readonly PoisonPost[] = [
  { name: 'a formula of nested braces', source: (size) => `$${nested('{', '}', size)}$` },
  { name: 'a formula of nested fractions', source: (size) => `$$\n${nested('\\frac{1}{', '}', size)}\n$$` },
  { name: 'nested fractions in a heading', source: (size) => `# $${nested('\\frac{1}{', '}', size)}$` },
  {
    name: 'nested roots in a table',
    source: (size) => `| a |\n|---|\n| $${nested('\\sqrt{', '}', size)}$ |`,
  },
  { name: 'nested fences in a formula', source: (size) => `$${nested('\\left(', '\\right)', size)}$` },
  {
    name: 'an expanding macro',
    source: () =>
      '$\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c\\c\\c$',
  },
  { name: 'a macro that calls itself', source: () => '$\\def\\a{\\a\\a}\\a$' },
  {
    name: 'a huge matrix',
    source: (size) => `$$\n\\begin{matrix}${repeat('a&b&c\\\\', size)}\\end{matrix}\n$$`,
  },
  { name: 'thousands of formulas', source: (size) => repeat('$x$ ', size) },
  {
    name: 'thousands of different formulas',
    source: (size) => lines(Math.floor(size / 9), (index) => `$x_{${index}}$`),
  },
  { name: 'lone dollars', source: (size) => repeat('$a ', size) },
  { name: 'doubled lone dollars', source: (size) => repeat('$$a ', size) },
  { name: 'formulas that never end', source: (size) => repeat('\\(a ', size) },
  { name: 'display formulas that never end', source: (size) => repeat('\\[a\n', size) },
  { name: 'blocks of dollars that never end', source: (size) => repeat('$$ a\n', size) },
  { name: 'environments that never end', source: (size) => repeat('\\begin{align}\n', size) },
  { name: 'nested quotes', source: (size) => `${'>'.repeat(size)}x` },
  { name: 'nested quotes with spaces', source: (size) => `${repeat('> ', size)}x` },
  { name: 'nested list marks', source: (size) => `${repeat('- ', size)}x` },
  { name: 'nested ordered marks', source: (size) => `${repeat('1. ', size)}x` },
  {
    name: 'quotes that grow line by line',
    source: (size) => lines(Math.floor(Math.sqrt(size * 2)), (index) => `${'>'.repeat(index + 1)}a`),
  },
  {
    name: 'lists that are indented further and further',
    source: (size) => lines(Math.floor(Math.sqrt(size)), (index) => `${'  '.repeat(index)}- a`),
  },
  {
    name: 'ordered lists that are indented further and further',
    source: (size) => lines(Math.floor(Math.sqrt(size / 1.5)), (index) => `${'   '.repeat(index)}1. a`),
  },
  {
    name: 'candidates of thematic breaks',
    source: (size) => lines(Math.floor(size / 100), () => `${'* '.repeat(49)}a`),
  },
  { name: 'one long candidate of a thematic break', source: (size) => `${repeat('* ', size)}a` },
  {
    name: 'quotes in list items',
    source: (size) => lines(Math.floor(size / 80), () => `${'> - '.repeat(20)}a`),
  },
  {
    name: 'a wide table with short rows',
    source: (size) => `|${repeat('a|', size / 3)}\n|${repeat('-|', size / 3)}\n${repeat('a\n', size / 3)}`,
  },
  { name: 'open brackets', source: (size) => '['.repeat(size) },
  { name: 'open brackets of pictures', source: (size) => repeat('![', size) },
  { name: 'brackets in brackets', source: (size) => nested('[', ']', size) },
  { name: 'links in links', source: (size) => nested('[a', '](b)', size) },
  { name: 'links that never end', source: (size) => repeat('[a](<b', size) },
  { name: 'links with open parentheses', source: (size) => `[a](${'('.repeat(size)}` },
  { name: 'stars', source: (size) => `a${'*'.repeat(size)}b` },
  { name: 'alternating emphasis', source: (size) => repeat('*a _b ', size) },
  { name: 'emphasis that never closes', source: (size) => repeat('**a ', size) },
  { name: 'emphasis that only closes', source: (size) => repeat('a** ', size) },
  { name: 'emphasis in emphasis', source: (size) => nested('*a **a ', '** *', size) },
  { name: 'emphasis beside Chinese', source: (size) => repeat('**重点，', size) },
  { name: 'tildes', source: (size) => repeat('~~a ~b ', size) },
  {
    name: 'runs of backticks of every length',
    source: (size) =>
      Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, index) => '`'.repeat(index + 1)).join(' '),
  },
  { name: 'lone backticks', source: (size) => repeat('`a', size) },
  { name: 'angle brackets', source: (size) => repeat('<a ', size) },
  { name: 'open tags', source: (size) => repeat('<b>', size) },
  { name: 'tags in tags', source: (size) => nested('<b>', '</b>', size) },
  { name: 'tags that close in the wrong order', source: (size) => repeat('<b><i></b></i>', size) },
  { name: 'open comments', source: (size) => repeat('<!-- a ', size) },
  { name: 'nested div', source: (size) => nested('<div>\n', '</div>\n', size) },
  { name: 'nested collapsible blocks', source: (size) => nested('<details>\n', '</details>\n', size) },
  { name: 'entities', source: (size) => repeat('&amp', size) },
  {
    name: 'references of one long definition',
    source: (size) => `[a]: /${'b'.repeat(size / 2)}\n\n${repeat('[a] ', size / 2)}`,
  },
  {
    name: 'thousands of definitions',
    source: (size) => lines(Math.floor(size / 9), (index) => `[a${index}]: b`),
  },
  { name: 'footnote references', source: (size) => `${repeat('[^a]', size)}\n\n[^a]: b` },
  {
    name: 'thousands of footnotes',
    source: (size) => lines(Math.floor(size / 26), (index) => `[^${index}] x\n\n[^${index}]: a\n`),
  },
  {
    name: 'footnotes in footnotes',
    source: (size) => lines(Math.floor(size / 18), (index) => `[^${index}]: [^${index + 1}]\n`),
  },
  { name: 'mentions', source: (size) => repeat('@ab ', size) },
  { name: 'a long run after an at sign', source: (size) => `@${'小'.repeat(size)}` },
  { name: 'at signs', source: (size) => '@'.repeat(size) },
  { name: 'bare addresses', source: (size) => repeat('www.a.b/', size) },
  { name: 'a bare address of parentheses', source: (size) => `https://a.b/${'()'.repeat(size / 2)}` },
  { name: 'a bare address of punctuation', source: (size) => `https://a.b/${'?.!'.repeat(size / 3)}` },
  { name: 'addresses of mail', source: (size) => repeat('a@b.c.', size) },
  { name: 'a mail address that never ends', source: (size) => `${repeat('a.', size)}@` },
  { name: 'tabs', source: (size) => repeat('\t\n', size) },
  { name: 'empty quotes', source: (size) => repeat('>\n', size) },
  { name: 'empty list items', source: (size) => repeat('-\n', size) },
  { name: 'list items', source: (size) => repeat('- a\n', size) },
  { name: 'underlined headings', source: (size) => repeat('a\n=\n', size) },
  { name: 'many blank lines', source: (size) => '\n'.repeat(size) },
  { name: 'hard line breaks', source: (size) => repeat('a  \n', size) },
  { name: 'backslashes', source: (size) => '\\'.repeat(size) },
  { name: 'fences', source: (size) => repeat('```\n', size) },
  ...['(', 'a', '"', '<', '{', '[', '`', '/', 'a::', 'a ', '-'].map((unit) => ({
    name: `C++ of ${unit}`,
    source: (size: number) => `\`\`\`cpp\n${repeat(unit, size)}\n\`\`\``,
  })),
  ...['python', 'typescript', 'bash', 'latex', 'julia', 'sql', 'html', 'markdown'].map((language) => ({
    name: `${language} of brackets on many lines`,
    source: (size: number) => `\`\`\`${language}\n${repeat(`${'(['.repeat(200)}\n`, size)}\`\`\``,
  })),
  { name: 'zero-width letters', source: (size) => '\u200B'.repeat(size) },
  { name: 'combining letters', source: (size) => `a${'\u0301'.repeat(size)}` },
  { name: 'lone surrogates', source: (size) => '\uD800'.repeat(size) },
  { name: 'bytes of zero', source: (size) => '\0'.repeat(size) },
];
