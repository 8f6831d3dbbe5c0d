import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseIdx } from '@/lib/training/data/idx';
import type { LabelledImages } from '@/lib/training/data/labelled-images';

const read = (name: string) => parseIdx(gunzipSync(readFileSync(`tests/fixtures/${name}`)));

/** 1,000 of MNIST's test pictures, committed: see tests/fixtures/mnist-sample.md. */
export function mnistSample(): LabelledImages {
  const images = read('mnist-sample-images.idx3.gz');
  const labels = read('mnist-sample-labels.idx1.gz');
  return { count: images.sizes[0] ?? 0, size: 784, pixels: images.values, labels: labels.values };
}
