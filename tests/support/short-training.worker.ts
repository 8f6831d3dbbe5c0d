import type { LabelledImages } from '@/lib/training/data/labelled-images';
import { shortTraining } from './short-training';

/** The browser's side of tests/e2e/training.spec.ts: pictures in, losses out. */
self.onmessage = ({ data }: MessageEvent<LabelledImages>) => {
  self.postMessage(shortTraining(data));
};
