import type { MemberRef } from '@/lib/members/views';
import type { DigitView } from '@/lib/models/views';

/** An answer that a member kept, with all that its page shows. */
export interface RunView {
  id: number;
  /** What the member called it; else made from the answer. Never empty. */
  name: string;
  model: string;
  version: number;
  /** The answer for the largest digit, with its ten probabilities and the 28 x 28 numbers that the network saw. */
  digit: number;
  probabilities: number[];
  input: number[];
  /** Size of the upright original in pixels: the boxes of `digits` lie in it. The kept picture may be smaller. */
  picture: { width: number; height: number };
  /** Every digit of the picture in reading order. */
  digits: DigitView[];
  /** Path of the kept picture. For the owner, and for everyone once the run is shared. */
  pictureUrl: string;
  shared: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  author: MemberRef;
}

/** A run as a card or a row: without the numbers that the network saw. */
export interface RunCard {
  id: number;
  name: string;
  model: string;
  version: number;
  digit: number;
  /** What the network gives `digit`. */
  probability: number;
  picture: { width: number; height: number };
  pictureUrl: string;
  shared: boolean;
  createdAt: string;
  author: MemberRef;
}

/** What a list of one's own runs can be narrowed to. */
export interface RunFilter {
  digit?: number;
  model?: string;
  version?: number;
  shared?: boolean;
}

/** The public page of a run, without a language. */
export const runPath = (id: number): string => `/runs/${id}`;

export const runPicturePath = (id: number): string => `/runs/${id}/picture.png`;

/** What is written in a post to show a run in it. */
export const runEmbed = (id: number): string => `::run[${id}]`;
