import { deleteBlob, putBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import { packInputs } from '@/lib/inference/input-bytes';
import { RUNS_PER_MEMBER_MAX } from '@/lib/limits';
import type { PredictionView } from '@/lib/models/views';
import type { Touched } from '@/lib/posts/views';
import { fail, ok, type Result } from '@/lib/result';
import { toRunView } from './present';
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

/** A run that is kept, and what its keeping changed. */
export interface KeptRun {
  run: RunView;
  touched: Touched;
}

/** An answer to be kept: made by the server from `picture`'s file, never by a client. */
export interface RunContent {
  authorId: number;
  /** Empty: made from the answer when shown. */
  name: string;
  shared: boolean;
  submissionId?: string;
  createdAt?: Date;
  prediction: Pick<PredictionView, 'model' | 'version' | 'digit' | 'input' | 'picture' | 'digits'>;
  /** The working picture, a PNG file. */
  picture: Uint8Array;
}

export const tooManyRuns = () =>
  fail(appError('not_allowed', { detail: 'too_many_runs', values: { max: RUNS_PER_MEMBER_MAX } }));

/** A run that nobody else sees changes no page. */
export const keptRun = async (row: WholeRunRow, tx?: Db): Promise<Result<KeptRun>> =>
  ok({ run: toRunView(row), touched: row.sharedAt ? await touchedByRun(row, tx) : {} });

function newRun({ prediction, name, shared, ...content }: RunContent, pictureKey: string): NewRun {
  const { digits, picture, model, version, digit, input } = prediction;
  const createdAt = content.createdAt ?? new Date();
  return {
    authorId: content.authorId,
    name: name || null,
    model,
    modelVersion: version,
    digit,
    mainIndex: digits.findIndex((each) => each.input === input),
    digits: digits.map(({ input: _seen, ...rest }) => rest),
    inputs: packInputs(digits.map((each) => each.input)),
    pictureWidth: picture.width,
    pictureHeight: picture.height,
    pictureKey,
    sharedAt: shared ? createdAt : null,
    submissionId: content.submissionId,
    createdAt,
  };
}

/** Under the member's lock: one run for each submission, and no more than the limit. */
const insert = ({ authorId, submissionId }: RunContent, run: NewRun) =>
  transaction(async (tx) => {
    await lockAuthor(tx, authorId);
    const earlier = submissionId ? await findSubmission(authorId, submissionId, tx) : null;
    if (earlier) return { used: false, result: await keptRun(earlier, tx) };
    if ((await countRuns(authorId, tx)) >= RUNS_PER_MEMBER_MAX) return { used: false, result: tooManyRuns() };
    return { used: true, result: await keptRun(await insertRun(tx, run), tx) };
  });

/**
 * Stores an answer and its picture as a run; asks no policy. The same `submissionId` gives the run that is there. Fails
 * with `not_allowed` (`too_many_runs`).
 */
export async function addRun(content: RunContent): Promise<Result<KeptRun>> {
  const key = await putBlob(content.picture, 'png');
  let used = false;
  try {
    const outcome = await insert(content, newRun(content, key));
    used = outcome.used;
    return outcome.result;
  } finally {
    // A picture that no row names must not stay.
    if (!used) await deleteBlob(key);
  }
}
