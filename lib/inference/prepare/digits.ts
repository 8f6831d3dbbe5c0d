import type { Component, Labelled } from './components';
import { findGaps, type Gap } from './gaps';
import { countHoles } from './holes';
import { type Box, boxHeight, boxWidth, longSide, overlapAcross, overlapDown, union } from './plane';
import { findSurroundings } from './surroundings';
import { separateTouching } from './touching';

/**
 * More digits than this are not read, the largest are: at 320 x 320 pixels a page of so many leaves 30 or 40 for each,
 * and each costs 784 numbers in the answer.
 */
export const DIGITS_MAX = 64;

/** A digit's long side takes at least this share of the picture's mean side, and so many pixels. */
const SMALLEST_SHARE = 0.05;
const SMALLEST_PIXELS = 5;
const SMALLEST_DOT = 3;
/** The digits hold at least this share of all ink that is no frame: else they are a few shapes among many others. */
const LEAST_SHARE = 0.4;
/** An eight has two; chalk and noise leave some more. A net, a weave, a chess board has many. */
const HOLES_MAX = 6;
/** A group whose box takes this share of the picture both ways goes over all of it. */
const WHOLE_PICTURE = 0.85;
/** Ink of less than this share of the strongest component's is dust. */
const DUST = 0.002;
/** Beside a digit, what is lower than this share of it is a caption, a point or a dash. */
const LOWEST = 0.42;
/** Ink fainter than this share of the main digit's shows through from the other side of the paper. */
const FAINTEST = 0.45;
/** Pieces up to this share of a digit's long side away may belong to it: the bar of a five. */
const NEAR = 0.2;

/** The pieces that make one digit, and the box around them. */
export interface DigitPieces {
  labels: ReadonlySet<number>;
  box: Box;
  pixels: number;
  strength: number;
  stroke: number;
}

interface Group extends DigitPieces {
  members: Component[];
}

function groupOf(members: Component[]): Group {
  const pixels = members.reduce((sum, each) => sum + each.pixels, 0);
  return {
    members,
    labels: new Set(members.map(({ label }) => label)),
    box: members.map(({ box }) => box).reduce(union),
    pixels,
    strength: members.reduce((sum, each) => sum + each.strength, 0),
    stroke: members.reduce((sum, each) => sum + each.stroke * each.pixels, 0) / pixels,
  };
}

/** Which group each component is in, while groups grow together. */
class Grouping {
  private readonly groups = new Map<number, Group>();

  constructor(components: readonly Component[]) {
    for (const component of components) this.groups.set(component.label, groupOf([component]));
  }

  of(label: number): Group {
    const group = this.groups.get(label);
    if (group === undefined) throw new RangeError(`No component has the label ${label}`);
    return group;
  }

  replace(groups: readonly Group[]): void {
    for (const group of groups) for (const label of group.labels) this.groups.set(label, group);
  }

  all(): Group[] {
    return [...new Set(this.groups.values())];
  }

  /** Joins the two sides of each gap where `joins` says so; narrow gaps first. */
  grow(gaps: readonly Gap[], joins: (a: Group, b: Group, gap: Gap) => boolean): void {
    for (const gap of gaps) {
      const [one, other] = [this.of(gap.a), this.of(gap.b)];
      if (one !== other && joins(one, other, gap))
        this.replace([groupOf([...one.members, ...other.members])]);
    }
  }
}

const height = ({ box }: { box: Box }): number => boxHeight(box);
const width = ({ box }: { box: Box }): number => boxWidth(box);
const inkOf = ({ strength, pixels }: { strength: number; pixels: number }): number => strength / pixels;

/** Overlap of two boxes from left to right, as a share of the narrower one. */
const shareAcross = (a: Group, b: Group): number =>
  overlapAcross(a.box, b.box) / Math.min(width(a), width(b));

/** A dot, or a short dash of a broken line. Fewer pixels are specks, which lie about without being meant. */
const isDot = ({ box, stroke }: { box: Box; stroke: number }): boolean =>
  longSide(box) >= SMALLEST_DOT && longSide(box) <= 3 * stroke;

/** Whether a gap is what a lifted pen, a display's segments or a dotted line leave inside of one stroke. */
function isTiny(a: Component, b: Component, pixels: number): boolean {
  if (isDot(a) && isDot(b)) return pixels <= 2.2 * Math.max(a.stroke, b.stroke);
  return pixels <= Math.max(1.5, 0.7 * Math.min(a.stroke, b.stroke));
}

/** Two tall shapes side by side are two digits, however near. */
function hasNeighbours({ members, box }: Group): boolean {
  const tall = members.filter((each) => height(each) >= 0.72 * boxHeight(box));
  return tall.some((a) => tall.some((b) => a !== b && overlapAcross(a.box, b.box) < 0.25 * width(a)));
}

/** Joins what only tiny gaps part, where that makes the shape of one digit; undoes it where it does not. */
function joinFragments(grouping: Grouping, gaps: readonly Gap[], components: readonly Component[]): void {
  grouping.grow(gaps, (_one, _other, { a, b, pixels }) =>
    isTiny(components[a - 1] as Component, components[b - 1] as Component, pixels),
  );
  const wrong = grouping
    .all()
    .filter((group) => group.members.length > 1)
    .filter((group) => width(group) > 1.15 * height(group) || hasNeighbours(group));
  grouping.replace(wrong.flatMap(({ members }) => members.map((member) => groupOf([member]))));
}

/** A point at the foot of a line, or a dash at its middle. */
function isPunctuation(small: Group, big: Group): boolean {
  if (longSide(small.box) > 0.5 * height(big)) return false;
  const middle = ((small.box.top + small.box.bottom) / 2 - big.box.top) / height(big);
  const point = isDot(small) && middle > 0.7;
  const dash = width(small) > 1.5 * height(small) && middle > 0.3 && middle < 0.7;
  return point || dash;
}

function belongsBeside(small: Group, big: Group, pixels: number): boolean {
  const ratio = height(small) / height(big);
  if (ratio > 0.72) return false;
  if (ratio > LOWEST) return pixels <= 0.6 * Math.min(small.stroke, big.stroke);
  return !isPunctuation(small, big) && pixels <= NEAR * longSide(big.box);
}

function belongsAbove(small: Group, big: Group, pixels: number): boolean {
  const box = union(small.box, big.box);
  const apart = overlapDown(small.box, big.box) < 0;
  if (apart && height(small) > 0.5 * height(big)) {
    return pixels <= 0.08 * boxHeight(box) && boxWidth(box) > 0.45 * boxHeight(box);
  }
  // What stands apart above or below is the bar of a five or the foot of a one; a letter of a caption is no bar.
  const isBar = width(small) > 1.2 * height(small);
  return pixels <= (apart && !isBar ? Math.min(small.stroke, big.stroke) : NEAR * longSide(big.box));
}

/** Whether two groups are pieces of one digit: the bar above a five, the halves of an eight. */
function belongTogether(a: Group, b: Group, pixels: number): boolean {
  const [small, big] = height(a) < height(b) ? [a, b] : [b, a];
  if (small.strength < 0.04 * big.strength) return false;
  if (inkOf(small) < 0.5 * inkOf(big)) return false;
  return shareAcross(a, b) < 0.25 ? belongsBeside(small, big, pixels) : belongsAbove(small, big, pixels);
}

/** What goes over the whole picture: dots of a cloth, the squares of a board; not a digit that was cropped tightly. */
function isPattern({ members, box, labels }: Group, labelled: Labelled): boolean {
  const all = Math.min(boxWidth(box) / labelled.width, boxHeight(box) / labelled.height);
  if (all < WHOLE_PICTURE) return false;
  return members.length > 2 || (all === 1 && countHoles(labelled, labels, box) > 3);
}

/** Not a blot, not a dash, not a net: something with the proportions of a digit. */
function isDigitLike(group: Group, smallest: number, labelled: Labelled): boolean {
  const { box, stroke, labels } = group;
  if (longSide(box) < smallest || isPattern(group, labelled)) return false;
  if (stroke > 0.42 * longSide(box) || boxWidth(box) > 2.2 * boxHeight(box)) return false;
  return countHoles(labelled, labels, box) <= HOLES_MAX;
}

/** The digits among all groups: like the highest one in height and ink. */
function amongDigits(groups: readonly Group[], smallest: number, labelled: Labelled): Group[] {
  const like = groups.filter((group) => isDigitLike(group, smallest, labelled));
  const highest = like.reduce((most, each) => Math.max(most, height(each)), 0);
  const darkest = like.reduce(
    (most, each) => (each.strength > most.strength ? each : most),
    like[0] as Group,
  );
  return like.filter((each) => height(each) >= LOWEST * highest && inkOf(each) >= FAINTEST * inkOf(darkest));
}

/**
 * Step 5: the digits among all that is not paper: no specks, no frames, no captions; a broken digit's pieces together,
 * neighbouring digits apart. Empty where nothing is like a digit. Not in any order.
 */
export function findDigits(labelled: Labelled): DigitPieces[] {
  const { components, width: across, height: down } = labelled;
  const strongest = components.reduce((most, { strength }) => Math.max(most, strength), 0);
  const smallest = Math.max(SMALLEST_PIXELS, SMALLEST_SHARE * Math.sqrt(across * down));
  const inked = components.filter(({ strength }) => strength >= DUST * strongest);
  const large = inked.filter(({ box }) => longSide(box) >= smallest);
  const surroundings = findSurroundings(labelled, large);
  const pieces = inked
    .filter((each) => !surroundings.has(each))
    .flatMap((each) => (large.includes(each) ? separateTouching(labelled, each) : [each]));
  if (pieces.length === 0) return [];
  const grouping = new Grouping(pieces);
  if (pieces.length > 1) {
    const wanted = new Uint8Array(components.length + 1);
    for (const { label } of pieces) wanted[label] = 1;
    const box = pieces.map((piece) => piece.box).reduce(union);
    const reach = pieces.reduce(
      (most, piece) => Math.max(most, 0.12 * longSide(piece.box), 1.2 * piece.stroke),
      3,
    );
    const gaps = findGaps(labelled, wanted, box, reach);
    joinFragments(grouping, gaps, components);
    grouping.grow(gaps, (a, b, { pixels }) => belongTogether(a, b, pixels));
  }
  const digits = amongDigits(grouping.all(), smallest, labelled);
  const ink = (list: readonly { strength: number }[]) => list.reduce((sum, each) => sum + each.strength, 0);
  if (ink(digits) < LEAST_SHARE * ink(pieces)) return [];
  return digits.sort((a, b) => height(b) - height(a)).slice(0, DIGITS_MAX);
}
