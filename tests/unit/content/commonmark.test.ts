import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

import { render } from '@/lib/content/render';

interface Example {
  markdown: string;
  html: string;
  section: string;
  number: number;
}
const { tests } = createRequire(import.meta.url)('commonmark-spec') as { tests: Example[] };

/** Examples that hold raw HTML, which is text here unless it is on the short list (README.md). */
const holdsHtml = ({ html, markdown, section }: Example): boolean =>
  section === 'HTML blocks' ||
  section === 'Raw HTML' ||
  (/<\/?[a-z!?]/i.test(markdown) && html.includes('<') && !isAutolink(markdown));
const isAutolink = (markdown: string): boolean =>
  /^[^<]*(?:<[a-z][a-z0-9+.-]*:[^<>]*>[^<]*)+$/i.test(markdown);

/** Deliberate deviations by number of the example, each with its reason. */
const DEVIATIONS: Readonly<Record<number, string>> = {
  596: 'a protocol that is not allowed: text',
  597: 'a protocol that is not allowed: text',
  598: 'a protocol that is not allowed: text',
  599: 'a protocol that is not allowed: text',
  601: 'a protocol that is not allowed: text',
  602: 'GFM: a bare address is a link',
  608: 'GFM: a bare address is a link',
  611: 'GFM: a bare address is a link',
  612: 'GFM: a bare address is a link',
};

const decode = (html: string): string =>
  html
    .replaceAll('&#x26;', '&amp;')
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x22;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll(' />', '>')
    .trim();

/** What the specification wants, with our headings, pictures and relative links. */
function wanted(example: Example): string {
  const levels = [...example.html.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
  const highest = Math.min(...levels);
  return decode(example.html.replaceAll('→', '\t'))
    .replace(
      /<(\/?)h([1-6])>/g,
      (_, slash, level) => `<${slash}h${Math.min(Number(level) - highest + 3, 6)}>`,
    )
    .replace(/<a ([^>]*)><img src="[^"]*" alt="([^"]*)"[^>]*><\/a>/g, '<a $1>$2</a>')
    .replace(
      /<img src="([^"]*)" alt="([^"]*)"([^>]*)>/g,
      (_, src, alt, title) => `<a href="${src}"${title}>${alt || src}</a>`,
    )
    .replace('href="foo):"', 'href="./foo):"');
}

/** Our html without what stands around code, and without ids and rel. */
function plain(html: string): string {
  return decode(
    html
      .replace(
        /<figure class="code" data-language="([^"]*)">(?:<figcaption>.*?<\/figcaption>)?<pre[^>]*><code>([\s\S]*?)<\/code><\/pre><\/figure>/g,
        (_, language, code) => {
          const named = language === 'text' ? '' : ` class="language-${language}"`;
          return `<pre><code${named}>${code.replace(/<[^>]*>/g, '')}</code></pre>`;
        },
      )
      .replace(/ id="user-content-[^"]*"/g, '')
      .replace(/ rel="nofollow ugc noopener"/g, ''),
  );
}

describe('CommonMark 0.31', () => {
  const examples = tests.filter((example) => !holdsHtml(example) && !(example.number in DEVIATIONS));

  it('is tried with nearly all of its examples', () => {
    expect(examples.length).toBeGreaterThan(540);
  });

  it.each(examples.map((example) => [example.number, example.section, example] as const))(
    'example %i (%s)',
    async (_, __, example) => {
      const { html } = await render(example.markdown.replaceAll('→', '\t'));
      expect(plain(html)).toBe(wanted(example));
    },
  );
});
