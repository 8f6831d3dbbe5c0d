import { unpackInputs } from '@/lib/inference/input-bytes';
import { toMemberRef } from '@/lib/members/views';
import type { PictureRow } from './store';
import {
  type EarlierReview,
  type HardPictureView,
  hardPicturePath,
  type OwnCorrection,
  type PendingPicture,
  type VersionAnswer,
} from './views';

const inputOf = (row: PictureRow): number[] => unpackInputs(row.input)[0] ?? [];

export const toHardPictureView = (row: PictureRow, answers: VersionAnswer[]): HardPictureView => ({
  id: row.id,
  model: row.model,
  truth: row.truth,
  input: inputOf(row),
  pictureUrl: hardPicturePath(row.id),
  answers,
  credit: row.credited ? toMemberRef(row.member) : null,
  acceptedAt: (row.reviewedAt ?? row.createdAt).toISOString(),
});

export const toPendingPicture = (
  row: PictureRow,
  answers: VersionAnswer[],
  own: boolean,
): PendingPicture => ({
  id: row.id,
  model: row.model,
  version: row.modelVersion,
  answer: row.answer,
  claim: row.claim,
  input: inputOf(row),
  pictureUrl: hardPicturePath(row.id),
  picture: { width: row.pictureWidth, height: row.pictureHeight },
  // The column is written by addCorrection alone.
  box: row.box as unknown as PendingPicture['box'],
  answers,
  member: toMemberRef(row.member),
  credited: row.credited,
  createdAt: row.createdAt.toISOString(),
  own,
});

export const toOwnCorrection = (row: PictureRow): OwnCorrection => ({
  id: row.id,
  model: row.model,
  version: row.modelVersion,
  answer: row.answer,
  claim: row.claim,
  pictureUrl: hardPicturePath(row.id),
  input: inputOf(row),
  credited: row.credited,
  state: row.state,
  truth: row.truth,
  reason: row.reviewReason,
  createdAt: row.createdAt.toISOString(),
});

export const toEarlierReview = ({ state, truth, reviewer }: PictureRow): EarlierReview => ({
  state,
  truth,
  reviewer: reviewer && toMemberRef(reviewer),
});
