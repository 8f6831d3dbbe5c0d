import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { type LabelledImages, slice } from '@/lib/training/data/labelled-images';
import { mnistSample } from '../support/mnist-sample';
import { shortTraining } from '../support/short-training';

/** The training engine as one script for a browser: nothing of Node may be in it, or the build fails. */
async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/support/short-training.worker.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs in the page: gives the pictures to a real worker, and waits for the losses. */
function trainInWorker({ size, labels, pixels }: { size: number; labels: number[]; pixels: string }) {
  const images: LabelledImages = {
    count: labels.length,
    size,
    labels: Uint8Array.from(labels),
    pixels: Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0)),
  };
  return new Promise<number[]>((resolve, reject) => {
    const worker = new Worker('/training-worker.js', { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<number[]>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(images);
  });
}

test("the training engine trains in a browser's worker as it does in Node", async ({ page }) => {
  const images = slice(mnistSample(), 0, 250);
  const script = await bundleWorker();
  await page.route('**/training-worker.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.route('**/training-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Training</title>' }),
  );
  await page.goto('/training-page');
  const losses = await page.evaluate(trainInWorker, {
    size: images.size,
    labels: [...images.labels],
    pixels: Buffer.from(images.pixels).toString('base64'),
  });

  const inNode = shortTraining(images);
  expect(losses.length).toBe(10);
  for (const [i, loss] of inNode.entries()) expect(losses[i]).toBeCloseTo(loss, 6);
  // Five epochs of 200 pictures teach it something, so that the two did not agree on standing still.
  expect(inNode.at(-1)).toBeLessThan((inNode[1] ?? 0) * 0.8);
});
