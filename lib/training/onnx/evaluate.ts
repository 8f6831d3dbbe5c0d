import { run, type Session } from '@/lib/inference/session';
import { fillBatch, inOrder } from '../data/batches';
import type { LabelledImages } from '../data/labelled-images';
import { correctOf, emptyConfusion, tally } from '../evaluate';

const ROWS = 500;

/** How many of these pictures an exported model reads right in ONNX Runtime, which knows nothing of our training. */
export async function evaluateOnnx(
  session: Session,
  images: LabelledImages,
  classes = 10,
): Promise<{ correct: number; accuracy: number; confusion: number[][] }> {
  const confusion = emptyConfusion(classes);
  const order = inOrder(images.count);
  const batch = { x: new Float32Array(ROWS * images.size), labels: new Uint8Array(ROWS), rows: 0 };
  for (let start = 0; start < images.count; start += ROWS) {
    const { x, labels, rows } = fillBatch(batch, images, order, start);
    const logits = await run(session, x.slice(0, rows * images.size));
    tally(labels.subarray(0, rows), logits, classes, confusion);
  }
  const correct = correctOf(confusion);
  return { correct, accuracy: correct / images.count, confusion };
}
