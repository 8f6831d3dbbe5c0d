import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { render } from '@/lib/content/render';
import { EMBEDS_PER_POST_MAX, ROW_ID_MAX } from '@/lib/limits';

const RUN_12 =
  '<div class="embed-block"><a class="embed" data-embed="run" data-id="12" href="/runs/12">/runs/12</a></div>';
const embedsOf = async (source: string): Promise<string[]> =>
  (await render(source)).embeds.map(({ kind, id }) => `${kind} ${id}`);

describe('a member puts a run or a model into a post', () => {
  it('makes a block with a link of each, which works as it is', async () => {
    expect((await render('::run[12]')).html).toBe(RUN_12);
    expect((await render('before\n::run[12]\nafter')).html).toBe(`<p>before</p>\n${RUN_12}\n<p>after</p>`);
    const first = (await render('::model[mnist-mlp@1]')).html;
    expect(first).toContain('data-embed="model" data-id="mnist-mlp@1"');
    expect(first).toContain('href="/sandbox?model=mnist-mlp&#x26;version=1"');
    expect((await render('::model[mnist-mlp]')).html).toContain('href="/sandbox?model=mnist-mlp"');
  });

  it.each([
    ['::run[12]', ['run 12']],
    ['  ::run[12]  ', ['run 12']],
    ['::run[12]\t', ['run 12']],
    ['> ::run[12]', ['run 12']],
    ['- ::run[12]\n- x', ['run 12']],
    ['1. a\n\n   ::model[mnist-mlp]', ['model mnist-mlp']],
    ['<details>\n<summary>a</summary>\n::run[5]\n</details>', ['run 5']],
    ['::run[1]\n::model[mnist-mlp]\n::run[1]\n::run[2]', ['run 1', 'model mnist-mlp', 'run 2']],
    [`::run[${ROW_ID_MAX}]`, [`run ${ROW_ID_MAX}`]],
    ['中文\n::run[7]\n中文', ['run 7']],
  ])('%j embeds %j', async (source, embeds) => {
    expect(await embedsOf(source)).toEqual(embeds);
    expect((await render(source)).diagnostics).toEqual([]);
  });

  it.each([
    'at 10:30 and 10::30',
    'std::vector<int> a[3] and ::std::run[1]',
    'see ::run[12]',
    '::run[12] and more',
    '::run[1] ::run[2]',
    ':run[12]',
    ':::run[12]',
    '::run [12]',
    '::run\n[12]',
    '::run[12]{a=b}',
    '::Run[12]',
    '`::run[12]`',
    '```\n::run[12]\n```',
    '    ::run[12]',
    '$$\n::run[12]\n$$',
    '| a |\n|---|\n| ::run[12] |',
  ])('%j stays the text that it was', async (source) => {
    const { html, embeds } = await render(source);
    expect(embeds).toEqual([]);
    expect(html).not.toContain('data-embed');
  });

  it.each([
    '::run[0]',
    '::run[01]',
    '::run[-1]',
    '::run[12.5]',
    '::run[abc]',
    '::run[]',
    `::run[${ROW_ID_MAX + 1}]`,
    '::model[]',
    '::model[Mnist]',
    '::model[a_b]',
    '::model[mnist-mlp@0]',
    '::model[mnist-mlp@]',
    '::model[../x]',
    '::topic[12]',
    '::constructor[1]',
  ])('%j is shown as it was typed, and the preview says that it embeds nothing', async (source) => {
    const { html, embeds, diagnostics } = await render(`Text\n\n${source}`);
    expect(embeds).toEqual([]);
    expect(html).toBe(`<p>Text</p>\n<p>${source}</p>`);
    expect(diagnostics).toEqual([{ code: 'embed', line: 3, message: `Nothing to embed: ${source}` }]);
  });

  it('names the line in a paragraph, a quote and a list, too', async () => {
    const { diagnostics } = await render('a\n::foo[1]\n\n> b\n> ::run[x]\n\n- c\n  ::run[y]');
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['embed', 2],
      ['embed', 5],
      ['embed', 8],
    ]);
  });

  it(`shows no more than ${EMBEDS_PER_POST_MAX}; the others stay text`, async () => {
    const lines = Array.from({ length: EMBEDS_PER_POST_MAX + 2 }, (_, index) => `::run[${index + 1}]`);
    const { html, embeds, diagnostics } = await render(lines.join('\n'));
    expect(embeds).toHaveLength(EMBEDS_PER_POST_MAX);
    expect(html.match(/data-embed/g)).toHaveLength(EMBEDS_PER_POST_MAX);
    expect(html).toContain(`<p>${lines.at(-1)}</p>`);
    expect(diagnostics.map(({ line }) => line)).toEqual([EMBEDS_PER_POST_MAX + 1, EMBEDS_PER_POST_MAX + 2]);
  });

  it('reads as a name or an address in searches, excerpts and mail', async () => {
    const { text, links } = await render('a\n\n::run[12]\n\n::model[mnist-mlp@1]');
    expect(text).toBe('a\n\n/runs/12\n\nmnist-mlp@1');
    expect(links).toEqual(['/runs/12', '/sandbox?model=mnist-mlp&version=1']);
  });

  it('takes any id as it is or not at all', async () => {
    const near = fc.string({ maxLength: 20, unit: fc.constantFrom(...'ab0129@-') });
    const any = fc.string({ maxLength: 30, unit: 'binary' }).filter((text) => !/[\r\n]/.test(text));
    const id = fc.oneof(near, any);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('run', 'model', 'x'), id, async (kind, text) => {
        for (const embed of (await render(`::${kind}[${text}]`)).embeds) {
          expect(embed).toEqual({ kind, id: text });
          expect(text).toMatch(/^[a-z0-9][a-z0-9@-]*$/);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
