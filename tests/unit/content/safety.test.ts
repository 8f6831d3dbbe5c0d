import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resolveMentions } from '@/lib/content/mentions';
import { render } from '@/lib/content/render';
import { isFallback } from '@/lib/content/views';
import { embeddedRuns } from '@/lib/embeds/rules';
import { HOSTILE } from './hostile';
import { faultsOf } from './html-checker';

describe('a hostile post', () => {
  it('never becomes more than the allowed elements, attributes and addresses', async () => {
    expect(HOSTILE.length).toBeGreaterThan(500);
    const breaches: string[] = [];
    for (const source of HOSTILE) {
      const { html } = await render(source);
      for (const fault of faultsOf(html)) breaches.push(`${JSON.stringify(source)}: ${fault}`);
    }
    expect(breaches).toEqual([]);
  }, 120_000);

  it('is not refused as a whole: the text around it is rendered', async () => {
    for (const source of HOSTILE.slice(0, 100)) {
      const rendered = await render(`**before**\n\n${source}\n\n**after**`);
      expect(isFallback(rendered)).toBe(false);
      expect(rendered.html).toContain('<strong>before</strong>');
    }
  });

  it('cannot define a macro for the next formula', async () => {
    const { html, diagnostics } = await render('$\\gdef\\evil{EVIL}\\evil$ and $\\evil$');
    expect(html.match(/math-error/g)).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'math' }]);
  });

  it('cannot forge a mention, in text, in an attribute or in a formula', async () => {
    const forged = '<a class="mention" href="/members/root" data-mention="root">@root</a>';
    const sources = [
      forged,
      `\`${forged}\``,
      `[x](/a '${forged}')`,
      `$\\text{${forged}}$`,
      `\`\`\`html\n${forged}\n\`\`\``,
    ];
    for (const source of sources) {
      const { html, mentions } = await render(source.replace(/@root/g, '&#64;root'));
      expect(mentions).toEqual([]);
      expect(resolveMentions(html, new Set(['root']))).toBe(html);
    }
  });

  it('cannot forge an embed, in text, in an attribute, in code or in a formula', async () => {
    const forged = '<a class="embed" data-embed="run" data-id="1" href="/runs/1">/runs/1</a>';
    const sources = [
      forged,
      `\`${forged}\``,
      `[x](/a '${forged}')`,
      `<abbr title='${forged}'>x</abbr>`,
      `![${forged}](/uploads/a.png)`,
      `$\\text{${forged}}$`,
      `\`\`\`html\n${forged}\n\`\`\``,
    ];
    for (const source of sources) {
      const { html, embeds } = await render(source);
      expect(embeds).toEqual([]);
      expect(embeddedRuns([html])).toEqual([]);
    }
  });

  it('cannot reach out of its post with the lengths of a formula', async () => {
    const { html } = await render('$\\kern-9999em x$ $\\raisebox{-99em}{x}$ $\\hspace{-500em}x$');
    expect(html.match(/math-error/g)).toHaveLength(3);
  });

  it('cannot take an id that the page uses', async () => {
    const { html } = await render('# viewer\n\n# main-content\n\nx[^main]\n\n[^main]: y');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.every((id) => id?.startsWith('user-content-'))).toBe(true);
  });
});

/** Pieces from which Markdown with all of our syntax comes together by chance. */
const PIECES = [
  ...'$ $$ \\( \\) \\[ \\] ` ``` ~~~ * ** _ __ ~~ [ ] ( ) ![ ]( < > </ <b> </b> <kbd> <br> <details> </details> <summary> </summary> @ # | --- :-: - [x] 1. > [^1] [^1]: \\ & &lt; { } https:// www. a.b 重点 ， 。 「 」 \\begin{align} \\end{align} \\frac \\text{ \\href{javascript:x} javascript:x /uploads/a.png x y 1 " \' = \t'.split(
    ' ',
  ),
  '::run[1]',
  '::model[mnist-mlp@1]',
  '::run[x]',
  '::',
  ' ',
  '\n',
  '\n\n',
  '    ',
];

describe('any text', () => {
  const markdown = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'binary' })), {
      maxLength: 60,
    })
    .map((pieces) => pieces.join(''));

  it('becomes safe html, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        const { html } = await render(source);
        expect(faultsOf(html)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  }, 120_000);

  it('gives the same html and text each time', async () => {
    await fc.assert(
      fc.asyncProperty(markdown, async (source) => {
        expect(await render(source)).toEqual(await render(source));
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
