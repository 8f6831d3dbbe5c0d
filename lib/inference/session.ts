import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A model in memory, ready to answer. Costs about 40 ms the first time in a process, 2 ms later. */
export interface Session {
  readonly inner: InferenceSession;
  readonly input: string;
  readonly output: string;
  /** Numbers in one row of the input. */
  readonly width: number;
}

/**
 * Opens a trusted model from its bytes: the site's own, never a member's (threats.md 1 to 4). One thread: the pool
 * of two spins, and collapses when the other core is busy.
 */
export async function openSession(bytes: Uint8Array): Promise<Session> {
  const inner = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const [input] = inner.inputNames;
  const [output] = inner.outputNames;
  const [meta] = inner.inputMetadata;
  const width = meta?.isTensor ? meta.shape.at(-1) : undefined;
  if (!input || !output || typeof width !== 'number') {
    throw new Error('The model needs one input [batch, width] and one output');
  }
  return { inner, input, output, width };
}

/** Answers a batch: rows of `session.width` numbers in, as many rows of logits out. */
export async function run(session: Session, batch: Float32Array): Promise<Float32Array> {
  const rows = batch.length / session.width;
  if (!Number.isInteger(rows) || rows === 0) {
    throw new RangeError(`A batch of ${batch.length} numbers is not rows of ${session.width}`);
  }
  const answers = await session.inner.run({
    [session.input]: new Tensor('float32', batch, [rows, session.width]),
  });
  const logits = answers[session.output]?.data;
  if (!(logits instanceof Float32Array)) throw new TypeError('The model did not answer with float32 numbers');
  return logits;
}
