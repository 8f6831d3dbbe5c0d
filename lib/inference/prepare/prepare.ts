import { fitBackground, inkDistance } from './background';
import { labelComponents } from './components';
import { findDigits } from './digits';
import { flatten } from './flatten';
import { findInk } from './ink';
import { place, SIDE } from './place';
import type { Box, Plane, Raster } from './plane';
import { readingOrder } from './reading-order';
import { removeRuledLines } from './ruled-lines';
import { softInk } from './soft-ink';

/** The longest side at which pictures are prepared: larger ones gain nothing on the way to 28 x 28. */
export const WORKING_SIDE = 320;

export type StepName = 'distance' | 'mask' | 'digit' | 'input';

/** One step of the preparation as a picture, 0 to 1. */
export interface Step {
  name: StepName;
  plane: Plane;
}

export interface PreparedDigit {
  /** What the network sees: 28 x 28, 0 (paper) to 1 (ink). */
  input: Float32Array<ArrayBuffer>;
  /** Where the digit lies in the raster. */
  box: Box;
}

export type Prepared =
  | {
      found: true;
      /** In reading order: line by line, left to right. Never empty. */
      digits: PreparedDigit[];
      /** Position of the largest one in `digits`; `steps` are its own. */
      main: number;
      steps: Step[];
    }
  | { found: false; steps: Step[] };

/** 1 where the plane is above the threshold. (`Uint8Array.from` with a function takes twenty times as long.) */
function above({ values }: Plane, threshold: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) mask[i] = (values[i] as number) > threshold ? 1 : 0;
  return mask;
}

const fromMask = (mask: Uint8Array, { width, height }: Plane): Plane => ({
  width,
  height,
  values: Float32Array.from(mask),
});

function scaled({ width, height, values }: Plane, top: number): Plane {
  return { width, height, values: values.map((value) => Math.min(1, value / top)) };
}

/**
 * Any picture of a digit as MNIST's makers would have given it to the network: mlp.md's steps 2 to 8. Pure: the same
 * raster gives the same answer in the server's worker and in a browser. `found: false` for blank pages and noise.
 * With `trace`, the steps come as pictures as well.
 */
export function prepare(raster: Raster, { trace = false } = {}): Prepared {
  const steps: Step[] = [];
  const note = (name: Step['name'], plane: () => Plane): void => {
    if (trace) steps.push({ name, plane: plane() });
  };
  const flat = flatten(raster);
  const ink = findInk(inkDistance(flat, fitBackground(flat)));
  if (ink === null) return { found: false, steps };
  note('distance', () => scaled(ink.distance, ink.peak));
  const mask = above(ink.distance, ink.threshold);
  const cleaned = removeRuledLines(mask, ink.distance);
  note('mask', () => fromMask(cleaned, ink.distance));
  const labelled = labelComponents(cleaned, ink.distance);
  const found = findDigits(labelled).flatMap((pieces) => {
    const { ink: soft } = softInk(ink, labelled, pieces);
    const input = place(soft);
    return input === null ? [] : [{ input, box: pieces.box, soft }];
  });
  const [main] = found;
  if (main === undefined) return { found: false, steps };
  note('digit', () => main.soft);
  note('input', () => ({ width: SIDE, height: SIDE, values: main.input }));
  const order = readingOrder(found.map(({ box }) => box));
  const digits = order.flatMap((at) => found.slice(at, at + 1)).map(({ input, box }) => ({ input, box }));
  return { found: true, digits, main: order.indexOf(0), steps };
}
