import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MODELS } from '@/lib/models/catalogue';
import { getFailures, getFailuresSprite } from '@/lib/models/failures';
import { getCard } from '@/lib/models/get-card';

describe('the pictures that a shipped model misreads', () => {
  for (const version of MODELS['mnist-mlp'].versions) {
    it(`are those that the card of version ${version} counts, in the order of the file`, async () => {
      const [list, card] = await Promise.all([
        getFailures('mnist-mlp', version),
        getCard('mnist-mlp', version),
      ]);
      if (!list.ok || !card.ok) throw new Error('A shipped model without its card or failures');
      const { failures, model, of } = list.value;
      expect(model).toBe(card.value.file.sha256);
      expect(failures.length).toBe(of - Math.round(card.value.accuracy * of));
      const confusion = card.value.confusion.map((row) => row.map(() => 0));
      for (const { truth, answer } of failures) {
        const row = confusion[truth] ?? [];
        row[answer] = (row[answer] ?? 0) + 1;
      }
      const wrong = card.value.confusion.map((row, truth) =>
        row.map((count, answer) => (answer === truth ? 0 : count)),
      );
      expect(confusion).toEqual(wrong);
      expect(failures.map(({ index }) => index)).toEqual(
        failures.map(({ index }) => index).sort((a, b) => a - b),
      );
    });

    it(`of version ${version} have a sprite with a tile for each`, async () => {
      const [list, sprite] = await Promise.all([
        getFailures('mnist-mlp', version),
        getFailuresSprite('mnist-mlp', version),
      ]);
      if (!list.ok || !sprite.ok) throw new Error('A shipped model without its failures');
      const { columns, tile, width, height } = list.value.sprite;
      expect(await sharp(sprite.value).metadata()).toMatchObject({ format: 'png', width, height });
      expect(width).toBe(columns * tile);
      expect(height).toBe(Math.ceil(list.value.failures.length / columns) * tile);
    });
  }

  it('are not found for a model that the site does not ship', async () => {
    expect(await getFailures('mnist-mlp', 9)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await getFailuresSprite('other', 1)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
