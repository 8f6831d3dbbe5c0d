import { workingPicture } from '@/lib/inference/working-picture';
import { RUNS_PER_MEMBER_MAX } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { predict } from '@/lib/models/predict';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import type { Result } from '@/lib/result';
import { addRun, type KeptRun, keptRun, tooManyRuns } from './add-run';
import { asRunKeeper } from './policy';
import { keepRunInput } from './schema';
import { countRuns, findSubmission } from './store';

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
  const { id: authorId } = keeper.value;
  const { model, version, image, name, shared, submissionId } = input.value;
  const earlier = submissionId ? await findSubmission(authorId, submissionId) : null;
  if (earlier) return keptRun(earlier);
  if ((await countRuns(authorId)) >= RUNS_PER_MEMBER_MAX) return tooManyRuns();
  const rate = await consume('keepRun', String(authorId));
  if (!rate.ok) return rate;
  const prediction = await predict({ model, version, image, asker: `member ${authorId}` });
  if (!prediction.ok) return prediction;
  const picture = await workingPicture(image);
  if (!picture.ok) return picture;
  return addRun({
    authorId,
    name,
    shared,
    submissionId,
    prediction: prediction.value,
    picture: picture.value,
  });
}
