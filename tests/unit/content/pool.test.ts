import { afterAll, describe, expect, it } from 'vitest';

import { closeRenderer, renderPost, resolveMentions } from '@/lib/content/pool';
import { render } from '@/lib/content/render';
import { RenderPool, type RenderPoolSettings } from '@/lib/content/render-pool';
import { isFallback } from '@/lib/content/views';
import { contentWorkerScript } from '@/lib/content/worker-script';
import { POISON } from './poison';

/** Takes minutes, and no clock is asked while it does: only a kill ends it. */
const HANGS = 'a** '.repeat(14_000);
const LONGEST = [
  'emphasis that only closes',
  'underlined headings',
  'candidates of thematic breaks',
  'list items',
  'links that never end',
  'a wide table with short rows',
];
const SETTINGS: RenderPoolSettings = {
  script: contentWorkerScript,
  threads: 2,
  slowThreads: 1,
  deadline: 300,
  quantum: 100,
  queueMax: 100,
  waitMax: 60_000,
};

afterAll(closeRenderer);

describe('the pool of rendering threads', () => {
  it('gives what the renderer gives, so that a preview equals the post', async () => {
    const source = '# 标题\n\n损失$L$，@小明 ```x``` [a](/topics/7)\n\n```python\nprint(1)\n```';
    expect(await renderPost(source)).toEqual(await render(source));
  });

  it('answers the poison posts that take longest, in their full length', async () => {
    const longest = POISON.filter(({ name }) => LONGEST.includes(name));
    expect(longest).toHaveLength(LONGEST.length);
    const pool = new RenderPool(SETTINGS);
    const answers = await Promise.all(longest.map(({ source }) => pool.render(source(58_000))));
    pool.close();
    for (const answer of answers) {
      expect(answer.diagnostics.some(({ code }) => code === 'internal')).toBe(false);
      expect(answer.html).toContain('<');
    }
  }, 120_000);

  it('kills a thread that does not end and keeps the post as escaped text', async () => {
    const pool = new RenderPool({ ...SETTINGS, slowThreads: 2 });
    const killed = await pool.render(`<b>${HANGS}`);
    expect(killed.diagnostics).toMatchObject([{ code: 'deadline' }]);
    expect(killed.html.startsWith('<pre class="plain-fallback" tabindex="0">&lt;b&gt;a** a** ')).toBe(true);
    expect(isFallback(killed)).toBe(true);
    const next = await pool.render('**next**');
    pool.close();
    expect(next.html).toBe('<p><strong>next</strong></p>');
  }, 60_000);

  it('serves a short honest post before the rest of twenty poison posts', async () => {
    const pool = new RenderPool(SETTINGS);
    const served: string[] = [];
    const poison = Array.from({ length: 20 }, (_, index) =>
      pool.render(HANGS + index).then(() => served.push('poison')),
    );
    const honest = pool.render('**honest**').then((rendered) => {
      served.push('honest');
      return rendered;
    });
    expect((await honest).html).toBe('<p><strong>honest</strong></p>');
    expect(served.length).toBeLessThan(6);
    pool.close();
    await Promise.all(poison);
    expect(served).toHaveLength(21);
  }, 60_000);

  it('refuses posts beyond its queue at once, as text that is to be rendered again', async () => {
    const pool = new RenderPool({ ...SETTINGS, queueMax: 2 });
    const answers = Array.from({ length: 6 }, () => pool.render('**x**'));
    const refused = await answers[5];
    expect(refused?.diagnostics).toMatchObject([{ code: 'busy' }]);
    expect(refused?.renderer).toBe(0);
    await Promise.all(answers);
    pool.close();
  }, 60_000);

  it('answers with text when its thread cannot start', async () => {
    const pool = new RenderPool({ ...SETTINGS, script: async () => '/nowhere/content-worker.mjs' });
    const silenced = console.error;
    console.error = () => {};
    const answer = await pool.render('**x**');
    console.error = silenced;
    pool.close();
    expect(answer.diagnostics).toMatchObject([{ code: 'internal' }]);
    expect(answer.html).toContain('**x**');
  }, 60_000);

  it('resolves mentions from the same door', () => {
    expect(resolveMentions('<a class="mention" href="/members/x" data-mention="xy">@xy</a>', new Set())).toBe(
      '@xy',
    );
  });
});
