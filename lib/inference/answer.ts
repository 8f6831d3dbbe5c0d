import type { AppError } from '@/lib/errors';
import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { type Decoded, decode } from './decode';
import type { Box } from './prepare/plane';
import { type PreparedDigit, prepare, type StepName } from './prepare/prepare';
import { run, type Session } from './session';
import { largestAt, softmax } from './softmax';
import { encodeSteps } from './step-pictures';

/** What the network says about one digit of a picture. */
export interface DigitAnswer {
  digit: number;
  probabilities: number[];
  input: Float32Array;
  /** In pixels of the upright picture as it was sent. */
  box: { left: number; top: number; width: number; height: number };
}

/** What a worker gives for one picture: plain numbers, fit for sending between threads. */
export interface Answer {
  picture: { width: number; height: number };
  /** In reading order. */
  digits: DigitAnswer[];
  /** Position of the largest digit. */
  main: number;
  /** Milliseconds. */
  timings: { decode: number; prepare: number; run: number };
  /** How the largest digit was prepared, as PNG files in base64; where it was asked for. */
  steps?: { name: StepName; width: number; height: number; png: string }[];
}

/** An error without its cause: only what can be copied between threads. */
const plain = ({ code, detail, values }: AppError, cause?: unknown): AppError => ({
  code,
  detail,
  values,
  ...(cause instanceof Error ? { cause: cause.message } : {}),
});

/** A box of the working raster in whole pixels of the picture as it was sent. */
export function boxInPicture(box: Box, { width, height, picture }: Decoded): DigitAnswer['box'] {
  const [x, y] = [picture.width / width, picture.height / height];
  const left = Math.floor(box.left * x);
  const top = Math.floor(box.top * y);
  return {
    left,
    top,
    width: Math.min(picture.width, Math.ceil(box.right * x)) - left,
    height: Math.min(picture.height, Math.ceil(box.bottom * y)) - top,
  };
}

/** Asks the network about all digits of a picture in one batch. */
async function readDigits(
  session: Session,
  digits: PreparedDigit[],
  decoded: Decoded,
): Promise<DigitAnswer[]> {
  const batch = new Float32Array(digits.length * session.width);
  for (const [row, { input }] of digits.entries()) batch.set(input, row * session.width);
  const logits = await run(session, batch);
  const classes = logits.length / digits.length;
  return digits.map(({ input, box }, row) => {
    const probabilities = softmax(logits.subarray(row * classes, (row + 1) * classes));
    return { digit: largestAt(probabilities), probabilities, input, box: boxInPicture(box, decoded) };
  });
}

/**
 * A member's file to an answer: decode, prepare, run. Errors as `decode` gives them, and `no_digit` where there is
 * nothing to read (the network itself would answer anything with some digit).
 */
export async function answer(
  session: Session,
  bytes: Uint8Array,
  { steps = false } = {},
): Promise<Result<Answer>> {
  const started = performance.now();
  const decoded = await decode(bytes);
  if (!decoded.ok) return fail(plain(decoded.error, decoded.error.cause));
  const unpacked = performance.now();
  const prepared = prepare(decoded.value, { trace: steps });
  if (!prepared.found) return fail(appError('no_digit', { detail: 'image_no_digit' }));
  const ready = performance.now();
  const digits = await readDigits(session, prepared.digits, decoded.value);
  const timings = { decode: unpacked - started, prepare: ready - unpacked, run: performance.now() - ready };
  return ok({
    picture: decoded.value.picture,
    digits,
    main: prepared.main,
    timings,
    ...(steps ? { steps: await encodeSteps(prepared.steps) } : {}),
  });
}
