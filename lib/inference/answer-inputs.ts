import { INPUT_LENGTH } from './input-bytes';
import { run, type Session } from './session';
import { softmax } from './softmax';

/** Rows that the network answers at once: beyond this a larger batch is no faster. */
const ROWS = 256;

/** Prepared inputs, 784 numbers each, to the probabilities of the ten digits, ten numbers each. */
export async function answerInputs(session: Session, inputs: Float32Array): Promise<Float32Array> {
  const rows = inputs.length / INPUT_LENGTH;
  const answers: number[][] = [];
  for (let start = 0; start < rows; start += ROWS) {
    const count = Math.min(ROWS, rows - start);
    const logits = await run(session, inputs.subarray(start * INPUT_LENGTH, (start + count) * INPUT_LENGTH));
    const classes = logits.length / count;
    for (let row = 0; row < count; row++) {
      answers.push(softmax(logits.subarray(row * classes, (row + 1) * classes)));
    }
  }
  return Float32Array.from(answers.flat());
}
