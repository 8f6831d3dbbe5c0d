import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddedModel } from '@/components/embed/live-widget';
import { COMPACT_SIZE } from '@/components/sandbox/compact-workbench-size';

describe('a live widget', () => {
  it('is made for the shared model, in the version that was asked for', () => {
    expect(embeddedModel('mnist-mlp')).toEqual({ model: 'mnist-mlp' });
    expect(embeddedModel('mnist-mlp@1')).toEqual({ model: 'mnist-mlp', version: 1 });
    for (const other of [
      '',
      'mnist',
      'mnist-mlp@',
      'mnist-mlp@0',
      'mnist-mlp@1x',
      'x mnist-mlp',
      '__proto__',
    ])
      expect(embeddedModel(other)).toBeNull();
  });

  it('finds the room that the style sheet keeps for it', () => {
    const sheet = readFileSync('app/styles/embeds.css', 'utf8');
    const border = 2;
    const { narrow, wide, wideFrom } = COMPACT_SIZE;
    const kept = [...sheet.matchAll(/height: (\d+)px;/g)].map(([, height]) => Number(height));
    expect(kept).toEqual([narrow + border, wide + border]);
    expect(sheet).toContain(`@container (width >= ${wideFrom + border}px)`);
  });
});
