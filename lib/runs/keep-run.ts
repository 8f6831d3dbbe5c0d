import type { z } from 'zod';
import { deleteBlob, putBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import { packInputs } from '@/lib/inference/input-bytes';
import { workingPicture } from '@/lib/inference/working-picture';
import { RUNS_PER_MEMBER_MAX } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { predict } from '@/lib/models/predict';
import type { PredictionView } from '@/lib/models/views';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { asRunKeeper } from './policy';
import { toRunView } from './present';
import { keepRunInput } from './schema';
import {
  countRuns,
  type Db,
  findSubmission,
  insertRun,
  lockAuthor,
  type NewRun,
  transaction,
  type WholeRunRow,
} from './store';
import { touchedByRun } from './touched';
import type { RunView } from './views';

type Input = z.output<typeof keepRunInput>;

/** A run that is kept, and what its keeping changed. */
export interface KeptRun {
  run: RunView;
  touched: Touched;
}

const tooMany = () =>
  fail(appError('not_allowed', { detail: 'too_many_runs', values: { max: RUNS_PER_MEMBER_MAX } }));

const resultOf = async (row: WholeRunRow, tx?: Db): Promise<Result<KeptRun>> =>
  ok({ run: toRunView(row), touched: await touchedByRun(row, tx) });

const earlierRun = (keeper: Viewer, { submissionId }: Input, tx?: Db) =>
  submissionId ? findSubmission(keeper.id, submissionId, tx) : null;

function newRun(keeper: Viewer, input: Input, prediction: PredictionView, pictureKey: string): NewRun {
  const { digits, picture, model, version, digit } = prediction;
  return {
    authorId: keeper.id,
    name: input.name || null,
    model,
    modelVersion: version,
    digit,
    mainIndex: digits.findIndex((each) => each.input === prediction.input),
    digits: digits.map(({ input: _seen, ...rest }) => rest),
    inputs: packInputs(digits.map(({ input: seen }) => seen)),
    pictureWidth: picture.width,
    pictureHeight: picture.height,
    pictureKey,
    sharedAt: input.shared ? new Date() : null,
    submissionId: input.submissionId,
  };
}

/** Under the member's lock: one run for each submission, and no more than the limit. `kept` false leaves the blob unused. */
const insert = (keeper: Viewer, input: Input, run: NewRun) =>
  transaction(async (tx) => {
    await lockAuthor(tx, keeper.id);
    const earlier = await earlierRun(keeper, input, tx);
    if (earlier) return { used: false, result: await resultOf(earlier, tx) };
    if ((await countRuns(keeper.id, tx)) >= RUNS_PER_MEMBER_MAX) return { used: false, result: tooMany() };
    return { used: true, result: await resultOf(await insertRun(tx, run), tx) };
  });

/** A blob that no row names must not stay. */
async function store(
  keeper: Viewer,
  input: Input,
  prediction: PredictionView,
  picture: Uint8Array,
): Promise<Result<KeptRun>> {
  const key = await putBlob(picture, 'png');
  let used = false;
  try {
    const outcome = await insert(keeper, input, newRun(keeper, input, prediction, key));
    used = outcome.used;
    return outcome.result;
  } finally {
    if (!used) await deleteBlob(key);
  }
}

/**
 * Keeps an answer with its picture: `{model, version?, image, name?, shared?, submissionId?}`. The server reads the
 * picture again, so that a run says what the model says; of the file only its working picture stays, without metadata.
 * The same `submissionId` gives the same run again. Fails with `not_signed_in`, `not_allowed` (`too_many_runs`),
 * `suspended`, `invalid_input`, `rate_limited`, and everything with which `predict` refuses a picture.
 */
export async function keepRun(viewer: Viewer | null, raw: unknown): Promise<Result<KeptRun>> {
  const keeper = asRunKeeper(viewer);
  if (!keeper.ok) return keeper;
  const input = await parse(keepRunInput, raw);
  if (!input.ok) return input;
  const earlier = await earlierRun(keeper.value, input.value);
  if (earlier) return resultOf(earlier);
  if ((await countRuns(keeper.value.id)) >= RUNS_PER_MEMBER_MAX) return tooMany();
  const rate = await consume('keepRun', String(keeper.value.id));
  if (!rate.ok) return rate;
  const { model, version, image } = input.value;
  const prediction = await predict({ model, version, image, asker: `member ${keeper.value.id}` });
  if (!prediction.ok) return prediction;
  const picture = await workingPicture(image);
  return picture.ok ? store(keeper.value, input.value, prediction.value, picture.value) : picture;
}
