import { appError } from '@/lib/errors';
import { workingPicture } from '@/lib/inference/working-picture';
import { CORRECTIONS_PENDING_MAX } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { predict } from '@/lib/models/predict';
import type { DigitView, PredictionView } from '@/lib/models/views';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { addCorrection, tooManyPending } from './add-correction';
import { asCorrector } from './policy';
import { submitCorrectionInput } from './schema';
import { countPendingOf } from './store';

/** The digit that was misread: the one named, else the largest. */
function misread(
  prediction: PredictionView,
  index: number | undefined,
  claim: number | null,
): Result<DigitView> {
  const main = prediction.digits.find(({ input }) => input === prediction.input);
  const digit = index === undefined ? main : prediction.digits[index];
  if (!digit) return fail(appError('invalid_input', { fields: [{ field: 'digitIndex', key: 'invalid' }] }));
  if (digit.digit === claim)
    return fail(appError('invalid_input', { detail: 'not_misread', values: { claim } }));
  return ok(digit);
}

/**
 * Gives a misread picture to the hard set: `{model, version?, image, digitIndex?, claim, credited, consent}`, `claim` a
 * digit or null for "no digit", `consent` true. It waits for a moderator. Fails with `not_signed_in`, `not_allowed`
 * (`too_many_corrections`), `suspended`, `invalid_input` (no consent; `not_misread` where the model agrees with the
 * claim), `conflict` (`hard_picture_known`), `rate_limited`, and everything with which `predict` refuses a picture.
 */
export async function submitCorrection(viewer: Viewer | null, raw: unknown): Promise<Result<{ id: number }>> {
  const corrector = asCorrector(viewer);
  if (!corrector.ok) return corrector;
  const input = await parse(submitCorrectionInput, raw);
  if (!input.ok) return input;
  const { id: memberId } = corrector.value;
  if ((await countPendingOf(memberId)) >= CORRECTIONS_PENDING_MAX) return tooManyPending();
  const rate = await consume('correct', String(memberId));
  if (!rate.ok) return rate;
  const { model, version, image, digitIndex, claim, credited } = input.value;
  const prediction = await predict({ model, version, image, asker: `member ${memberId}` });
  if (!prediction.ok) return prediction;
  const digit = misread(prediction.value, digitIndex, claim);
  if (!digit.ok) return digit;
  const picture = await workingPicture(image);
  if (!picture.ok) return picture;
  return addCorrection({
    memberId,
    prediction: prediction.value,
    digit: digit.value,
    claim,
    credited,
    picture: picture.value,
  });
}
