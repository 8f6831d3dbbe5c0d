import { explain } from '@/lib/inference/explain/explain';
import { look } from '@/lib/inference/explain/look';
import { type DigitNetwork, openNetwork } from '@/lib/inference/network';
import type { Step } from '@/lib/inference/prepare/prepare';
import { WORKING_SIDE } from '@/lib/inference/prepare/prepare';
import { readRaster } from '@/lib/models/read-raster';
import { fetchModel } from './fetch-model';
import type {
  LoadProgress,
  ReaderCall,
  ReaderCalls,
  ReaderReply,
  ReaderRequest,
  StepRaster,
} from './reader-protocol';

/**
 * The shared network in the browser: the server's own preparation and the same model file, in a thread of its own, so
 * that drawing never waits for it. The page talks to it through `reader.ts`.
 */
type OnProgress = (progress: LoadProgress) => void;
type Handlers = {
  [Call in ReaderCall]: (
    ask: ReaderCalls[Call]['ask'],
    onProgress: OnProgress,
  ) => Promise<ReaderCalls[Call]['answer']>;
};

const networks = new Map<number, Promise<DigitNetwork>>();

function networkOf(version: number, onProgress: OnProgress): Promise<DigitNetwork> {
  const open = networks.get(version) ?? fetchModel(version, onProgress).then(openNetwork);
  networks.set(version, open);
  // A file that did not arrive is asked for again by the next call, not remembered as broken.
  open.catch(() => networks.delete(version));
  return open;
}

const stepRaster = ({ name, plane: { width, height, values } }: Step): StepRaster => ({
  name,
  width,
  height,
  grey: Uint8Array.from(values, (value) => Math.round(255 * value)),
});

/**
 * Reads a black stroke on white paper. The first reading takes half a second, for the browser compiles as it goes; the
 * first one that a member waits for should not be that one.
 */
function warmUp(network: DigitNetwork, version: number): void {
  const [width, height] = [WORKING_SIDE, WORKING_SIDE];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 60; y < 260; y++) {
    for (let x = 150; x < 175; x++) data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
  }
  readRaster(network, version, { width, height, data });
}

const handlers: Handlers = {
  async open({ version }, onProgress) {
    warmUp(await networkOf(version, onProgress), version);
    return { version };
  },
  async read({ version, raster, steps }, onProgress) {
    const network = await networkOf(version, onProgress);
    const reading = readRaster(network, version, raster, { steps });
    return { ...reading, steps: reading.steps.map(stepRaster) };
  },
  async look({ version, input }, onProgress) {
    return look(await networkOf(version, onProgress), input);
  },
  async explain({ version, input, target }, onProgress) {
    return explain(await networkOf(version, onProgress), input, target);
  },
  async weights({ version, neuron }, onProgress) {
    return (await networkOf(version, onProgress)).weightsInto(0, neuron);
  },
};

const answerTo = <Call extends ReaderCall>({ call, ask }: ReaderRequest<Call>, onProgress: OnProgress) =>
  handlers[call](ask, onProgress);

const post = (reply: ReaderReply): void => self.postMessage(reply);

self.addEventListener('message', async ({ data: request }: MessageEvent<ReaderRequest>) => {
  const { id } = request;
  try {
    const answer = await answerTo(request, (progress) => post({ id, kind: 'progress', progress }));
    post({ id, kind: 'answer', answer });
  } catch (error) {
    post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
