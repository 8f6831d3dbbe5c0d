import type { DigitNetwork } from '@/lib/inference/network';
import { boxHeight, boxWidth, type Raster } from '@/lib/inference/prepare/plane';
import { type PreparedDigit, prepare, type Step } from '@/lib/inference/prepare/prepare';
import { largestAt, softmax } from '@/lib/inference/softmax';
import type { DigitView, PredictionView } from './views';

/** A prediction, or that there is no digit; with the steps of the preparation where they were asked for. */
export type RasterReading =
  | { found: true; prediction: PredictionView; steps: Step[] }
  | { found: false; steps: Step[] };

const digitView = ({ input, box }: PreparedDigit, logits: Float32Array): DigitView => {
  const probabilities = softmax(logits);
  return {
    digit: largestAt(probabilities),
    probabilities,
    input: Array.from(input),
    box: { left: box.left, top: box.top, width: boxWidth(box), height: boxHeight(box) },
  };
};

/** Asks the network about all digits of a picture in one batch. */
function readDigits(network: DigitNetwork, digits: readonly PreparedDigit[]): DigitView[] {
  const size = digits[0]?.input.length ?? 0;
  const batch = new Float32Array(digits.length * size);
  for (const [row, { input }] of digits.entries()) batch.set(input, row * size);
  const { logits } = network.forward(batch, digits.length);
  const classes = logits.length / digits.length;
  return digits.map((digit, row) => digitView(digit, logits.subarray(row * classes, (row + 1) * classes)));
}

/**
 * What `predict` does with a file, for pixels that are there already, and without the server: pure, for the worker of
 * a browser. The raster is read as it is, so it should be no larger than `WORKING_SIDE`. Milliseconds in `timings`.
 */
export function readRaster(
  network: DigitNetwork,
  version: number,
  raster: Raster,
  { steps = false } = {},
): RasterReading {
  const started = performance.now();
  const prepared = prepare(raster, { trace: steps });
  if (!prepared.found) return prepared;
  const ready = performance.now();
  const digits = readDigits(network, prepared.digits);
  const main = digits[prepared.main];
  if (main === undefined) throw new Error('A prepared picture without a digit');
  const now = performance.now();
  const timings = { queue: 0, decode: 0, prepare: ready - started, run: now - ready, total: now - started };
  const { digit, probabilities, input } = main;
  const picture = { width: raster.width, height: raster.height };
  return {
    found: true,
    prediction: { model: 'mnist-mlp', version, digit, probabilities, input, picture, digits, timings },
    steps: prepared.steps,
  };
}
