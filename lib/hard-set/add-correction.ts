import { deleteBlob, putBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import { packInputs } from '@/lib/inference/input-bytes';
import { CORRECTIONS_PENDING_MAX } from '@/lib/limits';
import type { DigitView, PredictionView } from '@/lib/models/views';
import { fail, ok, type Result } from '@/lib/result';
import { inputHash } from './rules';
import {
  countPendingOf,
  insertPicture,
  isKnownInput,
  lockMember,
  type NewPicture,
  transaction,
} from './store';

/** A correction to be stored: what the server read, and what the member says it is. */
export interface CorrectionContent {
  memberId: number;
  prediction: Pick<PredictionView, 'model' | 'version' | 'picture'>;
  /** The misread digit of the prediction. */
  digit: DigitView;
  claim: number | null;
  credited: boolean;
  /** The working picture, a PNG file. */
  picture: Uint8Array;
  createdAt?: Date;
}

export const knownPicture = () => fail(appError('conflict', { detail: 'hard_picture_known' }));

export const tooManyPending = () =>
  fail(appError('not_allowed', { detail: 'too_many_corrections', values: { max: CORRECTIONS_PENDING_MAX } }));

function newPicture(content: CorrectionContent, pictureKey: string): NewPicture {
  const { prediction, digit } = content;
  const input = packInputs([digit.input]);
  return {
    memberId: content.memberId,
    credited: content.credited,
    model: prediction.model,
    modelVersion: prediction.version,
    answer: digit.digit,
    claim: content.claim,
    input,
    inputHash: inputHash(input),
    box: { ...digit.box },
    pictureWidth: prediction.picture.width,
    pictureHeight: prediction.picture.height,
    pictureKey,
    createdAt: content.createdAt,
  };
}

const insert = (memberId: number, picture: NewPicture): Promise<Result<{ id: number }>> =>
  transaction(async (tx) => {
    await lockMember(tx, memberId);
    if ((await countPendingOf(memberId, tx)) >= CORRECTIONS_PENDING_MAX) return tooManyPending();
    const id = await insertPicture(tx, picture);
    return id === null ? knownPicture() : ok({ id });
  });

/**
 * Stores a correction and its picture, pending; asks no policy. Fails with `conflict` (`hard_picture_known`) where the
 * set or its queue has the picture already, and `not_allowed` (`too_many_corrections`).
 */
export async function addCorrection(content: CorrectionContent): Promise<Result<{ id: number }>> {
  if (await isKnownInput(inputHash(packInputs([content.digit.input])))) return knownPicture();
  const key = await putBlob(content.picture, 'png');
  let used = false;
  try {
    const outcome = await insert(content.memberId, newPicture(content, key));
    used = outcome.ok;
    return outcome;
  } finally {
    // A picture that no row names must not stay.
    if (!used) await deleteBlob(key);
  }
}
