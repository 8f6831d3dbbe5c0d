import type { MemberRef } from '@/lib/members/views';

/** What one version of the model answers about a picture. */
export interface VersionAnswer {
  version: number;
  digit: number;
  /** Ten probabilities that sum to 1, index = digit. */
  probabilities: number[];
}

/** A picture of the public hard set. */
export interface HardPictureView {
  id: number;
  model: string;
  /** The right digit; null where a model saw one and there is none. */
  truth: number | null;
  /** The 28 x 28 numbers that the network saw, 0 (paper) to 1 (ink). */
  input: number[];
  pictureUrl: string;
  /** What the site's versions answer, oldest first. */
  answers: VersionAnswer[];
  /** Who gave it; null where they did not want to be named. */
  credit: MemberRef | null;
  /** ISO 8601, UTC. */
  acceptedAt: string;
}

/** How well one version reads the hard pictures that hold a digit. `low` and `high`: Wilson's 95 % interval. */
export interface HardSetAccuracy {
  version: number;
  right: number;
  of: number;
  low: number;
  high: number;
}

/** The hard set of a model, as its page shows it. */
export interface HardSetView {
  total: number;
  /** Accepted pictures without any digit: they count for no accuracy. */
  withoutDigit: number;
  accuracy: HardSetAccuracy[];
  /** The newest, HARD_SET_SHOWN_MAX at most. */
  pictures: HardPictureView[];
}

/** A correction that waits for a moderator. */
export interface PendingPicture {
  id: number;
  model: string;
  /** What the member saw: the version that answered, and its answer. */
  version: number;
  answer: number;
  /** What the member says it is; null for "no digit". */
  claim: number | null;
  input: number[];
  pictureUrl: string;
  picture: { width: number; height: number };
  /** Where the digit lies in the picture, in pixels of the upright original. */
  box: { left: number; top: number; width: number; height: number };
  answers: VersionAnswer[];
  member: MemberRef;
  credited: boolean;
  createdAt: string;
  /** The viewer gave it: somebody else has to decide. */
  own: boolean;
}

export const HARD_PICTURE_STATES = ['pending', 'accepted', 'rejected'] as const;
export type HardPictureStateName = (typeof HARD_PICTURE_STATES)[number];

/** A member's own correction and what became of it. */
export interface OwnCorrection {
  id: number;
  model: string;
  version: number;
  answer: number;
  claim: number | null;
  pictureUrl: string;
  input: number[];
  credited: boolean;
  state: HardPictureStateName;
  /** The label in the set, once it is accepted. */
  truth: number | null;
  /** What the moderator wrote. */
  reason: string | null;
  createdAt: string;
}

/** What is left to say to the second of two moderators: `error.data` of the conflict. */
export interface EarlierReview {
  state: HardPictureStateName;
  truth: number | null;
  reviewer: MemberRef | null;
}

export const DECISIONS = ['accept', 'relabel', 'reject'] as const;
export type Decision = (typeof DECISIONS)[number];

export const hardPicturePath = (id: number): string => `/hard-set/${id}/picture.png`;

/** Under what everyone may use the set: its givers consent to this very licence. */
export const HARD_SET_LICENCE = 'CC0-1.0';
