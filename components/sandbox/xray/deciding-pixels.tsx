'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Explanation } from '@/lib/inference/explain/explain';
import { Explained } from './explained';
import { HeatLegend } from './heat-legend';
import { HeatMap } from './heat-map';
import { strongest } from './heat-paths';
import { placeOf, SIDE } from './pixel-place';

/** Which pixels decided: what hiding them costs, and what each adds to the difference of two logits. */
export function DecidingPixels({ explanation, input }: { explanation: Explanation; input: Float32Array }) {
  // Both maps point at the same pixel, so that they can be compared there.
  const [cell, setCell] = useState<number | null>(null);
  const shared = { explanation, input, cell, onCell: setCell };
  return (
    <div className="grid gap-x-8 gap-y-6 @lg:grid-cols-2">
      <OcclusionMap {...shared} />
      <ContributionMap {...shared} />
    </div>
  );
}

interface MapProps {
  explanation: Explanation;
  input: Float32Array;
  cell: number | null;
  onCell: (cell: number) => void;
}

function OcclusionMap({ explanation: { digit, occlusion }, input, cell, onCell }: MapProps) {
  const t = useTranslations('xray.deciding');
  const signed = useSigned();
  const format = useFormatter();
  const top = strongest(occlusion.margin);
  return (
    <div className="grid min-w-0 content-start gap-3">
      <HeatMap
        values={occlusion.margin}
        columns={SIDE}
        top={top}
        kind="signed"
        behind={input}
        label={t('occlusionLabel', { digit })}
        cell={cell}
        onCell={onCell}
        className="max-w-[20rem]"
      >
        {cell === null
          ? t('hint')
          : t('occlusionAt', {
              ...placeOf(cell),
              margin: signed(-(occlusion.margin[cell] ?? 0)),
              probability: format.number(-(occlusion.probability[cell] ?? 0), {
                style: 'percent',
                signDisplay: 'exceptZero',
                maximumFractionDigits: 1,
              }),
            })}
      </HeatMap>
      <div className="max-w-[20rem]">
        <HeatLegend top={top} signed low={t('against', { digit })} high={t('for', { digit })} />
      </div>
      <Explained title={t('occlusion')} formula="occlusion">
        <p>{t('occlusionText', { digit })}</p>
      </Explained>
    </div>
  );
}

function ContributionMap({ explanation: { digit, contribution, change }, input, cell, onCell }: MapProps) {
  const t = useTranslations('xray.deciding');
  const signed = useSigned();
  const { pixels, biases, difference } = contribution;
  const other = change.target;
  const top = strongest(pixels);
  return (
    <div className="grid min-w-0 content-start gap-3">
      <HeatMap
        values={pixels}
        columns={SIDE}
        top={top}
        kind="signed"
        behind={input}
        label={t('contributionLabel', { digit, other })}
        cell={cell}
        onCell={onCell}
        className="max-w-[20rem]"
      >
        {cell === null
          ? t('hint')
          : t('contributionAt', { ...placeOf(cell), value: signed(pixels[cell] ?? 0) })}
      </HeatMap>
      <div className="max-w-[20rem]">
        <HeatLegend top={top} signed low={t('for', { digit: other })} high={t('for', { digit })} />
      </div>
      <Explained title={t('contribution', { digit, other })} formula="contribution">
        <p>{t('contributionText', { digit, other })}</p>
        <p className="mt-2 tabular-nums">
          {t('contributionSum', {
            digit,
            other,
            pixels: signed(difference - biases),
            biases: signed(biases),
            difference: signed(difference),
          })}
        </p>
      </Explained>
    </div>
  );
}

/** Writes a number with its sign and two decimals. */
function useSigned(): (value: number) => string {
  const format = useFormatter();
  return (value) =>
    format.number(value, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
