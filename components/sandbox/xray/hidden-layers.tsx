'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { Explained } from './explained';
import { HeatLegend } from './heat-legend';
import { HeatMap } from './heat-map';
import { strongest } from './heat-paths';
import { placeOf, SIDE } from './pixel-place';
import { useAsked } from './use-asked';
import type { Picture } from './use-explained';

/** Neurons in a row: both layers are drawn with cells of one size. */
const COLUMNS = [32, 16] as const;

/** The activations of both hidden layers as heat maps, and the weights of the neuron that is pointed at. */
export function HiddenLayers({ hidden, picture }: { hidden: readonly Float32Array[]; picture: Picture }) {
  const t = useTranslations('xray.hidden');
  const [first, second] = hidden;
  const [neuron, setNeuron] = useState<number | null>(null);
  if (!first || !second) return null;
  return (
    <>
      <div className="grid gap-x-6 gap-y-5 @xl:grid-cols-[2fr_1fr]">
        <Layer layer={0} values={first} cell={neuron} onCell={setNeuron} />
        <OwnLayer layer={1} values={second} />
      </div>
      <Weights picture={picture} neuron={neuron ?? strongestAt(first)}>
        <Explained formula="hidden">
          <p>{t('text')}</p>
        </Explained>
      </Weights>
    </>
  );
}

const strongestAt = (values: Float32Array): number =>
  values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);

/** A layer whose cursor is nobody else's business. */
function OwnLayer(props: { layer: 0 | 1; values: Float32Array }) {
  const [cell, setCell] = useState<number | null>(null);
  return <Layer {...props} cell={cell} onCell={setCell} />;
}

function Layer({
  layer,
  values,
  cell,
  onCell,
}: {
  layer: 0 | 1;
  values: Float32Array;
  cell: number | null;
  onCell: (cell: number) => void;
}) {
  const t = useTranslations('xray.hidden');
  const format = useFormatter();
  const top = strongest(values);
  const on = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const value = cell === null ? 0 : (values[cell] ?? 0);
  return (
    <div className="grid min-w-0 content-start gap-2">
      <h4 className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm font-semibold">
        {t('layer', { layer: layer + 1 })}
        <span className="text-xs font-normal text-muted tabular-nums">
          {t('on', { on, count: values.length })}
        </span>
      </h4>
      <HeatMap
        values={values}
        columns={COLUMNS[layer]}
        top={top}
        kind="heat"
        label={t('layerLabel', { layer: layer + 1, count: values.length })}
        cell={cell}
        onCell={onCell}
      >
        {cell === null
          ? t(layer === 0 ? 'hintFirst' : 'hint')
          : value > 0
            ? t('neuron', { neuron: cell, value: format.number(value, { maximumFractionDigits: 3 }) })
            : t('neuronOff', { neuron: cell })}
      </HeatMap>
      <HeatLegend top={top} low={t('off')} high={t('strongest')} />
    </div>
  );
}

/** The weights between the picture and one neuron of the first layer, over the picture. */
function Weights({
  picture: { version, input, reader },
  neuron,
  children,
}: {
  picture: Picture;
  neuron: number;
  /** What stands beside them, and alone where there are none. */
  children: ReactNode;
}) {
  const t = useTranslations('xray.hidden');
  const format = useFormatter();
  const [cell, setCell] = useState<number | null>(null);
  const ready = reader.phase === 'ready';
  const about = useMemo(() => (ready ? { version, neuron } : null), [ready, version, neuron]);
  const { answer } = useAsked(about, async (question) => ({
    neuron: question.neuron,
    weights: await reader.call('weights', question),
  }));
  // Weights come from the model's file, which only a browser that reads by itself has.
  if (!answer) return children;
  const top = strongest(answer.weights);
  const three = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  return (
    <div className="grid gap-x-6 gap-y-3 @md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-2">
        <HeatMap
          values={answer.weights}
          columns={SIDE}
          top={top}
          kind="signed"
          behind={input}
          label={t('weightsLabel', { neuron: answer.neuron })}
          cell={cell}
          onCell={setCell}
        >
          {cell === null
            ? t('weightHint')
            : t('weight', {
                ...placeOf(cell),
                weight: three(answer.weights[cell] ?? 0),
                ink: three(input[cell] ?? 0),
              })}
        </HeatMap>
        <HeatLegend top={top} signed low={t('negative')} high={t('positive')} />
      </div>
      <div className="grid content-start gap-5">
        <Explained title={t('weights', { neuron: answer.neuron })}>
          <p>{t('weightsText')}</p>
        </Explained>
        {children}
      </div>
    </div>
  );
}
