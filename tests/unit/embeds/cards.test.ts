import fc from 'fast-check';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import sharp from 'sharp';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';

import { render } from '@/lib/content/render';
import { digitPicture } from '@/lib/embeds/digit-picture';
import { embeddedRuns, isShippedModel, runCard, withEmbeds } from '@/lib/embeds/rules';
import type { RunView } from '@/lib/runs/views';

const input = Array.from({ length: 784 }, (_, at) => (at % 29) / 28);
const probabilities = [0, 0, 0, 0, 0.0004, 0, 0, 0.9986, 0, 0.001];
const box = { left: 3, top: 4, width: 20, height: 30 };

const run = (changes: Partial<RunView> = {}): RunView => ({
  id: 12,
  name: 'My seven',
  model: 'mnist-mlp',
  version: 2,
  digit: 7,
  probabilities,
  input,
  picture: { width: 3000, height: 1500 },
  digits: [{ digit: 7, probabilities, input, box }],
  pictureUrl: '/runs/12/picture.png',
  shared: true,
  createdAt: '2026-11-01T00:00:00.000Z',
  author: { id: 1, username: 'ada', displayName: 'Ada', role: 'member', avatarUrl: '/avatars/1.svg' },
  ...changes,
});

const parser = unified().use(rehypeParse, { fragment: true });
const elementsOf = (node: Root | Element): Element[] =>
  node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []));
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('a run in a post', () => {
  it('becomes a card: picture, what the network saw, the answer, its name and whose it is', async () => {
    const { html } = await render('before\n\n::run[12]\n\n::run[13]');
    const shown = withEmbeds(html, new Map([[12, run()]]));
    expect(textOf(shown).replace(/\s+/g, ' ')).toBe('before 7 99.8 % My seven mnist-mlp@2 · Ada /runs/13');
    const [picture, seen] = elementsOf(parser.parse(shown)).filter(({ tagName }) => tagName === 'img');
    expect(picture?.properties).toMatchObject({
      src: '/runs/12/picture.png',
      width: 320,
      height: 160,
      alt: 'My seven',
      loading: 'lazy',
    });
    expect(seen?.properties).toMatchObject({ width: 28, height: 28, alt: '28 × 28' });
    expect(shown).toContain('<a class="embed embed-run" data-embed="run" data-id="12" href="/runs/12">');
    expect(shown).toContain('<a class="embed" data-embed="run" data-id="13" href="/runs/13">');
  });

  it('says its answer once where nobody gave it a name, and all digits where there are several', () => {
    const unnamed = textOf(runCard(run({ name: '7 · 99.8 %' })));
    expect(unnamed).toBe(' 7 99.8 % mnist-mlp@2 · Ada');
    const [seven] = run().digits;
    const digits = seven ? [{ ...seven, digit: 4 }, seven] : [];
    expect(textOf(runCard(run({ digits, name: '47' })))).toBe(' 47 mnist-mlp@2 · Ada');
  });

  it('is the same html when it is shown again: a card holds nothing that looks like an embed', () => {
    const card = runCard(run({ name: '<a class="embed" data-embed="run" data-id="9" href="/runs/9">x</a>' }));
    expect(embeddedRuns([card])).toEqual([]);
    expect(withEmbeds(card, new Map([[9, run({ id: 9 })]]))).toBe(card);
  });

  it('keeps names as text, whatever they are', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onerror='alert(1)",
        '</bdi></a><img src=x onerror=alert(1)>',
        '&quot;&lt;',
        '\u202Egnp.exe',
        "$& $1 $` $'",
      ),
      fc
        .string({ unit: 'binary', maxLength: 60 })
        .map((text) => text.replaceAll('\0', '').replaceAll('\r', '')),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, displayName) => {
        const author = { ...run().author, displayName };
        const link = '<a class="embed" data-embed="run" data-id="12" href="/runs/12">/runs/12</a>';
        const shown = withEmbeds(link, new Map([[12, run({ name, author })]]));
        const elements = elementsOf(parser.parse(shown));
        expect(elements.map(({ tagName }) => tagName).join(' ')).toBe(
          'a span img img span strong span bdi span bdi',
        );
        const attributes = new Set(elements.flatMap(({ properties }) => Object.keys(properties)));
        expect([...attributes].sort()).toEqual(
          'alt className dataEmbed dataId decoding height href loading src width'.split(' '),
        );
        expect(elements.find(({ tagName }) => tagName === 'img')?.properties.alt).toBe(name);
        expect(
          elements.filter(({ tagName }) => tagName === 'bdi').map(({ children }) => children),
        ).toMatchObject([
          name === '' ? [] : [{ type: 'text', value: name }],
          displayName === '' ? [] : [{ type: 'text', value: displayName }],
        ]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a model in a post', () => {
  it('keeps its link where the site has it, and is text where it does not', async () => {
    expect(['mnist-mlp', 'mnist-mlp@1', 'mnist-mlp@2'].every(isShippedModel)).toBe(true);
    expect(['mnist-mlp@3', 'mnist', 'constructor', '__proto__', ''].some(isShippedModel)).toBe(false);
    const { html } = await render('::model[mnist-mlp@1]\n\n::model[resnet-50]');
    const shown = withEmbeds(html, new Map());
    expect(shown).toContain('data-id="mnist-mlp@1"');
    expect(shown).toContain('<div class="embed-block">::model[resnet-50]</div>');
  });
});

describe('the 28 x 28 of a card', () => {
  it('is a picture of exactly the numbers that the network saw, ink dark on light', async () => {
    const file = Buffer.from(digitPicture(input).replace('data:image/png;base64,', ''), 'base64');
    const { data, info } = await sharp(file).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([28, 28, 1]);
    expect([...data]).toEqual(input.map((ink) => Math.round((1 - ink) * 255)));
  });

  it('takes numbers that are missing or out of range', () => {
    expect(digitPicture([-1, 2, Number.NaN])).toMatch(/^data:image\/png;base64,[\w+/]+=*$/);
  });
});
