import { describe, expect, it } from 'vitest';

import { createRenderer, render } from '@/lib/content/render';
import { isFallback } from '@/lib/content/views';
import { POST_SOURCE_MAX } from '@/lib/limits';
import { faultsOf } from './html-checker';
import { POISON } from './poison';

const codeOf = async (source: string) => (await render(source)).diagnostics[0]?.code;

describe('a poison post of 3,000 characters', () => {
  it.each(POISON.map((poison) => [poison.name, poison] as const))(
    '%s: is answered with safe html',
    async (_, poison) => {
      const rendered = (await createRenderer(1_800))(poison.source(3_000));
      expect(rendered.diagnostics.some(({ code }) => code === 'internal')).toBe(false);
      expect(rendered.html.length).toBeLessThan(2_100_000);
      expect([...new Set(faultsOf(rendered.html))]).toEqual([]);
    },
  );
});

describe('a post over a bound', () => {
  it('is kept as escaped text with the reason', async () => {
    const rendered = await render(`${'> '.repeat(500)}<b>x</b>`);
    expect(rendered.diagnostics).toMatchObject([{ code: 'too_complex' }]);
    expect(rendered.html.startsWith('<pre class="plain-fallback" tabindex="0">&gt; &gt; ')).toBe(true);
    expect(rendered.html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(rendered.text).toContain('<b>x</b>');
    expect(isFallback(rendered)).toBe(true);
  });

  it('is measured in code points', async () => {
    expect(await codeOf('𠮷'.repeat(POST_SOURCE_MAX))).toBeUndefined();
    expect(await codeOf('𠮷'.repeat(POST_SOURCE_MAX + 1))).toBe('too_long');
    expect(await codeOf('x'.repeat(POST_SOURCE_MAX))).toBeUndefined();
    expect(await codeOf('x'.repeat(POST_SOURCE_MAX + 1))).toBe('too_long');
  });

  it('may not grow by references, footnotes, cells or formulas', async () => {
    expect(await codeOf(`[a]: /${'b'.repeat(5_000)}\n\n${'[a] '.repeat(100)}`)).toBe('too_large');
    expect(await codeOf(`${'[^a]'.repeat(600)}\n\n[^a]: b`)).toBe('too_complex');
    expect(await codeOf(`|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${'a\n'.repeat(200)}`)).toBe(
      'too_complex',
    );
    expect(await codeOf('$x$ '.repeat(10_000))).toBe('too_large');
  });

  it('ends at its time limit between two steps', async () => {
    const impatient = await createRenderer(0);
    expect(impatient('a\n\nb').diagnostics).toMatchObject([{ code: 'deadline' }]);
  });
});

describe('a post that only looks dangerous', () => {
  it('is rendered: rules of dashes, conflict marks, nested code, a long table', async () => {
    const sources = [
      `${'- '.repeat(70)}`,
      `${'* '.repeat(70)}`,
      '```\n>>>>>>> theirs\n<<<<<<< ours\n```',
      `${'> '.repeat(20)}deep`,
      Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n'),
      `| a | b | c |\n|---|---|---|\n${'| 1 | 2 | 3 |\n'.repeat(500)}`,
      '$x$ '.repeat(1_000),
      `$$\n\\begin{pmatrix}${'1 & 2 & 3 & 4 & 5 & 6 \\\\ '.repeat(20)}\\end{pmatrix}\n$$`,
      `$${'{'.repeat(40)}x${'}'.repeat(40)}$`,
      '字'.repeat(POST_SOURCE_MAX),
    ];
    for (const source of sources) expect((await render(source)).diagnostics).toEqual([]);
  });

  it('keeps the rest of the post when one formula is too deep or too large', async () => {
    const { html, diagnostics } = await render(
      `**a** $${'\\frac{1}{'.repeat(300)}x${'}'.repeat(300)}$ **b**`,
    );
    expect(html).toContain('<strong>b</strong>');
    expect(html).toContain('The formula is nested too deeply');
    expect(diagnostics).toMatchObject([{ code: 'math', line: 1 }]);
  });
});
