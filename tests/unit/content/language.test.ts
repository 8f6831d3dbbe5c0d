import { describe, expect, it } from 'vitest';

import { mentionCandidates, resolveMentions } from '@/lib/content/mentions';
import { render } from '@/lib/content/render';
import { RENDERER_VERSION } from '@/lib/content/renderer-version';

/** The TeX of the formulas of a post, in order; display formulas with `$$`. */
async function formulasOf(source: string): Promise<string[]> {
  const { html } = await render(source);
  const found = html.matchAll(
    /(<span class="katex-display">)?<span class="katex">[\s\S]*?<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/g,
  );
  return [...found].map(([, display, tex]) =>
    (display ? `$$${tex}` : `${tex}`).replaceAll('&amp;', '&').replaceAll('&lt;', '<'),
  );
}
const htmlOf = async (source: string): Promise<string> => (await render(source)).html;

describe('a member writes mathematics', () => {
  it.each([
    ['损失$L$下降', ['L']],
    ['设$x_1$、$x_2$和$x_3$。', ['x_1', 'x_2', 'x_3']],
    ['from $5 to $10', []],
    ['$5和$10', []],
    ['from $5 to $10 the loss $L$ falls', ['L']],
    ['costs $20,000 and $30,000', []],
    ['a $ b $ c', []],
    ['\\$x\\$ and \\$5', []],
    ['$a\\$b$', ['a\\$b']],
    ['`$x$` and ``$$y$$``', []],
    ['    $x$', []],
    ['```\n$x$\n```', []],
    ['$a_1 * b_1$ and $a_2 * b_2$', ['a_1 * b_1', 'a_2 * b_2']],
    ['*a $x*y$ b*', ['x*y']],
    ['\\(x\\) and \\[y\\]', ['x', '$$y']],
    ['a $$x$$ b', ['$$x']],
    ['$$\nx\n= y\n- z\n\n+ w\n$$', ['$$x\n= y\n- z\n\n+ w']],
    ['text\n$$ x $$\ntext', ['$$x']],
    ['\\[\n  x\n\\]', ['$$x']],
    [
      '\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}',
      ['$$\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}'],
    ],
    ['\\begin{cases} 1 & x<0 \\\\ 2 \\end{cases}', ['$$\\begin{cases} 1 & x<0 \\\\ 2 \\end{cases}']],
    ['$\\text{if $x$ then } y$', ['\\text{if $x$ then } y']],
    ['$`a_b`$', ['a_b']],
    ['> $$\n> x\n> $$', ['$$x']],
    ['- item\n\n  $$\n  x\n  $$', ['$$x']],
    ['| a | b |\n|---|---|\n| $x$ | $y$ |', ['x', 'y']],
    ['**粗$x$体**', ['x']],
    ['[a $x$](/b)', ['x']],
    ['# $x$', ['x']],
    ['$x$$y$', ['x', 'y']],
    ['中文$\\text{损失}_{训练}$中文', ['\\text{损失}_{训练}']],
    ['$$ unclosed\n\n- list', []],
  ])('%j has the formulas %j', async (source, formulas) => {
    expect(await formulasOf(source)).toEqual(formulas);
  });

  it('keeps the blocks after a dollar that is never closed', async () => {
    expect(await htmlOf('$$\nx\n\n- a\n- b')).toContain('<li>a</li>');
  });

  it('gets a display formula in a box of its own that the keyboard reaches', async () => {
    const html = await htmlOf('a\n\n$$\nx\n$$');
    expect(html).toContain(
      '<div class="math-display" tabindex="0" role="group"><span class="katex-display">',
    );
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">');
  });

  it('sees the source of a bad formula with the reason, and the rest of the post', async () => {
    const { html, diagnostics } = await render('a $\\frac{1$ b\n\n$\\nope$ **c**');
    expect(html).toContain(
      '<span class="math-error" tabindex="0" title="Undefined control sequence: \\nope"><code>\\nope</code></span>',
    );
    expect(html).toContain('<strong>c</strong>');
    expect(diagnostics).toMatchObject([
      { code: 'math', line: 1 },
      { code: 'math', line: 3 },
    ]);
  });
});

describe('a member writes code', () => {
  it.each(
    'python cpp c cuda typescript javascript tsx json bash sh sql rust julia r yaml toml latex html css java go dockerfile ini'.split(
      ' ',
    ),
  )('%s is highlighted', async (language) => {
    const samples = [
      '# x',
      '// x',
      '"x": 1',
      'x = 1',
      'SELECT 1 FROM x',
      '<b class="x">',
      'a { color: red }',
      '\\frac{1}',
      'FROM node:20',
      '[x]',
      'if true { return 1 }',
    ];
    const html = await htmlOf(`\`\`\`${language}\n${samples.join('\n')}\n\`\`\``);
    expect(html).toMatch(/<span style="--shiki-light:#[0-9a-f]{6};--shiki-dark:#[0-9a-f]{6}/);
    expect(html).toMatch(/<span class="code-language">\S+<\/span>/);
  });

  it('gets back exactly what was written when copying', async () => {
    const code = 'def f(x):\n\treturn x < 1 and "é\'&amp;"\n\n\n    # 中文  ';
    const html = await htmlOf(`~~~python\n${code}\n~~~`);
    const text = (/<code>([\s\S]*)\n<\/code>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, '');
    expect(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(code);
  });

  it('marks lines and shows a title', async () => {
    const html = await htmlOf('```python {2,4-5} title="train.py"\na\nb\nc\nd\ne\n```');
    expect(
      [...html.matchAll(/<span class="line( highlighted)?">/g)].map((match) => Boolean(match[1])),
    ).toEqual([false, true, false, true, true]);
    expect(html).toContain('<span class="code-title">train.py</span>');
    expect(html).toContain('<figure class="code" data-language="python">');
    expect(html).toContain('tabindex="0"><code>');
  });

  it('names no language, or one that nobody knows, and gets a plain block', async () => {
    expect(await htmlOf('```\na < b\n```')).toContain('<code><span class="line">a &lt; b</span>\n</code>');
    const unknown = await render('```brainwave\nx\n```');
    expect(unknown.html).toContain('<span class="code-language">brainwave</span>');
    expect(unknown.diagnostics).toEqual([]);
  });
});

describe('a member writes Chinese', () => {
  it.each([
    ['**重点，**后文', '<p><strong>重点，</strong>后文</p>'],
    ['前文**“重点”**后文', '<p>前文<strong>“重点”</strong>后文</p>'],
    ['~~删除。~~后文', '<p><del>删除。</del>后文</p>'],
    ['中文\n换行', '<p>中文换行</p>'],
    ['中文，\n换行', '<p>中文，换行</p>'],
    ['中文\nLatin', '<p>中文\nLatin</p>'],
    ['**中文**\n换行', '<p><strong>中文</strong>换行</p>'],
    ['한국어\n띄어쓰기', '<p>한국어\n띄어쓰기</p>'],
    ['> 中文\n> 换行', '<blockquote>\n<p>中文换行</p>\n</blockquote>'],
  ])('%j becomes %j', async (source, html) => {
    expect(await htmlOf(source)).toBe(html);
  });

  it.each([
    ['见https://a.cn/b，然后', 'https://a.cn/b', '，然后'],
    ['（https://a.cn/b）', 'https://a.cn/b', '）'],
    ['https://a.cn/b。**c**', 'https://a.cn/b', '。<strong>c</strong>'],
    ['www.a.cn/b；c', 'http://www.a.cn/b', '；c'],
    [
      'https://zh.wikipedia.org/wiki/深度学习，',
      'https://zh.wikipedia.org/wiki/%E6%B7%B1%E5%BA%A6%E5%AD%A6%E4%B9%A0',
      '，',
    ],
  ])('%j ends the address before the punctuation', async (source, href, after) => {
    expect(await htmlOf(source)).toContain(`<a href="${href}" rel="nofollow ugc noopener">`);
    expect(await htmlOf(source)).toContain(`</a>${after}`);
  });
});

describe('a member mentions others', () => {
  it('finds every name that may be meant', async () => {
    expect((await render('@alice @小明你好 @bob-2 @a.b')).mentions).toEqual([
      'alice',
      '小明你好',
      '小明你',
      '小明',
      'bob-2',
    ]);
    expect(mentionCandidates('alice你好')).toEqual(['alice你好', 'alice你', 'alice']);
    expect(mentionCandidates('alicexyz')).toEqual(['alicexyz']);
    expect(mentionCandidates('alice_')).toEqual(['alice_', 'alice']);
  });

  it.each([
    '`@alice`',
    '```\n@alice\n```',
    '[@alice](/x)',
    'alice@example.org',
    'https://x.y/@alice',
    '\\@alice',
    'a@alice',
    '$@alice$',
  ])('names nobody in %j', async (source) => {
    expect((await render(source)).mentions).toEqual([]);
  });

  it('links the longest known name and leaves the rest as text', async () => {
    const { html } = await render('@小明你好，@alice @nobody 和@Bob');
    expect(resolveMentions(html, new Set(['小明', 'alice', 'bob']))).toBe(
      '<p><a class="mention" href="/members/%E5%B0%8F%E6%98%8E" data-mention="小明">@小明</a>你好，' +
        '<a class="mention" href="/members/alice" data-mention="alice">@alice</a> @nobody 和' +
        '<a class="mention" href="/members/bob" data-mention="bob">@Bob</a></p>',
    );
  });
});

describe('a member links and shows pictures', () => {
  it('links own pages without a language, and lists them', async () => {
    const { html, links } = await render(
      '[a](/zh-CN/topics/7#post-3) [b](/posts/2) [c](https://mb.example/en/topics/9)',
      { origin: 'https://mb.example' },
    );
    expect(links).toEqual(['/topics/7#post-3', '/posts/2', '/topics/9']);
    expect(html).toBe(
      '<p><a href="/topics/7#post-3">a</a> <a href="/posts/2">b</a> <a href="/topics/9">c</a></p>',
    );
  });

  it('sends nobody and no search engine along without saying so', async () => {
    expect(await htmlOf('[a](https://x.y "t")')).toBe(
      '<p><a href="https://x.y" title="t" rel="nofollow ugc noopener">a</a></p>',
    );
    expect(await htmlOf('[a](//x.y/b)')).toBe(
      '<p><a href="https://x.y/b" rel="nofollow ugc noopener">a</a></p>',
    );
  });

  it('shows own uploads; a picture from elsewhere is a link', async () => {
    expect(await htmlOf('![猫](/uploads/a1.webp)')).toBe(
      '<p><img src="/uploads/a1.webp" alt="猫" loading="lazy" decoding="async"></p>',
    );
    expect(await htmlOf('![cat](https://x.y/c.png)')).toBe(
      '<p><a href="https://x.y/c.png" rel="nofollow ugc noopener">cat</a></p>',
    );
    expect(await htmlOf('![x](/uploads/../api/x)')).not.toContain('<img');
    expect(await htmlOf('[![cat](https://x.y/c.png)](/a) [![b](/uploads/b.png)](/a)')).toBe(
      '<p><a href="/a">cat</a> <a href="/a"><img src="/uploads/b.png" alt="b" loading="lazy" decoding="async"></a></p>',
    );
  });
});

describe('a member structures a post', () => {
  it('writes headings that stay below the page’s own, with ids of the post', async () => {
    const html = await htmlOf('# A b\n\n###### A b\n\n[x](#a-b)');
    expect(html).toMatch(
      /^<h3 id="(user-content-\w+-)a-b">A b<\/h3>\n<h6 id="\1a-b-1">A b<\/h6>\n<p><a href="#\1a-b">x<\/a><\/p>$/,
    );
  });

  it('begins at any depth, and leaves no level out below the page’s own', async () => {
    expect(await htmlOf('## a\n\n### b')).toMatch(/^<h3 [^>]*>a<\/h3>\n<h4 [^>]*>b<\/h4>$/);
    expect(await htmlOf('> #### a')).toContain('<h3 ');
  });

  it('has ids of its own on a page of many posts', async () => {
    const [one, two] = await Promise.all([
      render('a[^1]\n\n[^1]: b', { scope: 'p1' }),
      render('a[^1]\n\n[^1]: b', { scope: 'p2' }),
    ]);
    expect(one.html).toContain('id="user-content-p1-fn-1"');
    expect(two.html).toContain('id="user-content-p2-fn-1"');
    expect((await render('# a', { scope: '"><b>' })).html).not.toContain('"><b>-');
  });

  it('writes footnotes without a word in one language', async () => {
    const html = await htmlOf('a[^1]\n\n[^1]: b');
    expect(html).toContain('<section data-footnotes class="footnotes">\n<ol>');
    expect(html).not.toMatch(/Footnotes|Back to/);
  });

  it('writes tables that scroll and tasks that are named', async () => {
    expect(await htmlOf('| a |\n|:-:|\n| b |')).toContain(
      '<div class="table-scroll" tabindex="0" role="group"><table>',
    );
    expect(await htmlOf('- [x] done')).toContain(
      '<input type="checkbox" checked disabled aria-label="done"> done',
    );
  });

  it('hides a proof behind a summary, with Markdown inside', async () => {
    expect(await htmlOf('<details open>\n<summary>证明 $x$</summary>\n- **a**\n</details>\nb')).toMatch(
      /^<details open>\n<summary>证明 <span class="katex">[\s\S]*<\/summary>\n<ul>\n<li><strong>a<\/strong><\/li>\n<\/ul>\n<\/details>\n<p>b<\/p>$/,
    );
  });

  it('writes the few inline elements, and sees all other tags as text', async () => {
    expect(await htmlOf('H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title="x">y</abbr> a<br>b')).toBe(
      '<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title="x">y</abbr> a<br>b</p>',
    );
    expect(await htmlOf('vector<float> <div>*x*</div> <sub>a')).toBe(
      '<p>vector&#x3C;float> &#x3C;div><em>x</em>&#x3C;/div> &#x3C;sub>a</p>',
    );
    expect(await htmlOf('<b>a <i>b</b> c</i>')).toBe('<p><b>a &#x3C;i>b</b> c&#x3C;/i></p>');
  });
});

describe('the text of a post', () => {
  it('holds the words, formulas as TeX and code as written', async () => {
    const { text, renderer } = await render(
      '# 标题\n\n损失 $L$ 与 **重点** @小明 [x](/y) ![图](/uploads/a.png)\n\n$$\nx^2\n$$\n\n- a\n- b\n\n```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| c | d |',
    );
    expect(text).toBe('标题\n\n损失 $L$ 与 重点 @小明 x 图\n\n$$\nx^2\n$$\n\na\nb\n\nprint(1)\n\na\tb\nc\td');
    expect(renderer).toBe(RENDERER_VERSION);
  });
});
