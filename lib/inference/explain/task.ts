import { readFile } from 'node:fs/promises';
import { type DigitNetwork, openNetwork } from '../network';
import { type Explanation, explain } from './explain';

/** Opened at the first question, one for each model, in each of the inference threads. */
const networks = new Map<string, Promise<DigitNetwork>>();

function networkOf(modelFile: string): Promise<DigitNetwork> {
  const open = networks.get(modelFile) ?? readFile(modelFile).then((bytes) => openNetwork(bytes));
  networks.set(modelFile, open);
  open.catch(() => networks.delete(modelFile));
  return open;
}

/** What the inference worker does for a device that cannot compute it by itself: see `explain`. */
export async function explainTask(
  modelFile: string,
  input: Float32Array,
  target?: number,
): Promise<Explanation> {
  return explain(await networkOf(modelFile), input, target);
}
