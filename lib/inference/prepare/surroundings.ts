import type { Component, Labelled } from './components';
import { boxHeight, boxWidth, longSide } from './plane';

/** A toolbar, a table's edge, the shadow of a page lies along a side of the picture, and is at most so high (share). */
const BAND_HEIGHT = 0.3;
const BAND_LENGTH = 0.9;
/** A thumb or a page's corner: smaller than this share of the picture both ways. */
const CORNER_SIZE = 0.25;
/** A frame's ink lies this near to its box's sides (share of the box), and along this share of them. */
const FRAME_DEPTH = 0.07;
const FRAME_COVERED = 0.85;
/** A pen that draws frames is thin against them; a clock's zero is a frame of fat strokes. */
const FRAME_STROKE = 0.055;
/** Rays from a digit to what surrounds it, and how many must meet it: a box drawn by hand has a gap. */
const RAYS = 24;
const RAYS_MET = 20;

/** What is around the paper on a table touches this share of the picture's border. */
const AROUND_SHARE = 0.6;
/** A bar is all ink; so many bars from border to border are stripes, and no ones. */
const BAR_FILL = 0.8;
const STRIPES = 3;

interface Sides {
  left: boolean;
  top: boolean;
  right: boolean;
  bottom: boolean;
}

const sidesTouched = ({ box }: Component, { width, height }: Labelled): Sides => ({
  left: box.left === 0,
  top: box.top === 0,
  right: box.right === width,
  bottom: box.bottom === height,
});

function isBand(component: Component, labelled: Labelled): boolean {
  const { box } = component;
  const { left, top, right, bottom } = sidesTouched(component, labelled);
  const lies = boxWidth(box) > BAND_LENGTH * labelled.width && boxHeight(box) < BAND_HEIGHT * labelled.height;
  const stands =
    boxHeight(box) > BAND_LENGTH * labelled.height && boxWidth(box) < BAND_HEIGHT * labelled.width;
  return (lies && (top || bottom)) || (stands && (left || right));
}

/** The table around a sheet of paper, the dark around a lamp's light. */
function isAround({ box, label }: Component, { labels, width, height }: Labelled): boolean {
  if (boxWidth(box) < BAND_LENGTH * width && boxHeight(box) < BAND_LENGTH * height) return false;
  let touched = 0;
  for (let x = 0; x < width; x++) {
    touched += Number(labels[x] === label) + Number(labels[(height - 1) * width + x] === label);
  }
  for (let y = 0; y < height; y++) {
    touched += Number(labels[y * width] === label) + Number(labels[y * width + width - 1] === label);
  }
  return touched >= AROUND_SHARE * 2 * (width + height);
}

/** A bar from one border to the opposite one. */
function isBar(component: Component, labelled: Labelled): boolean {
  const { box, pixels } = component;
  const { left, top, right, bottom } = sidesTouched(component, labelled);
  return ((left && right) || (top && bottom)) && pixels > BAR_FILL * boxWidth(box) * boxHeight(box);
}

function isCorner(component: Component, labelled: Labelled): boolean {
  const { box, pixels } = component;
  const { left, top, right, bottom } = sidesTouched(component, labelled);
  const small =
    boxWidth(box) < CORNER_SIZE * labelled.width && boxHeight(box) < CORNER_SIZE * labelled.height;
  return small && (left || right) && (top || bottom) && pixels < 0.8 * boxWidth(box) * boxHeight(box);
}

/** Whether ink of this label lies within `depth` steps from a place on the box's side, straight inwards. */
function metInwards(
  { labels }: Labelled,
  label: number,
  from: number,
  inwards: number,
  depth: number,
): boolean {
  for (let step = 0; step < depth; step++) if (labels[from + step * inwards] === label) return true;
  return false;
}

/** A rectangle of thin strokes with nothing else in it. */
function isRectangle({ box, label, stroke }: Component, labelled: Labelled): boolean {
  if (stroke > FRAME_STROKE * longSide(box)) return false;
  const { width } = labelled;
  const depthX = Math.ceil(FRAME_DEPTH * boxWidth(box));
  const depthY = Math.ceil(FRAME_DEPTH * boxHeight(box));
  const covered = [0, 0, 0, 0] as [number, number, number, number];
  for (let x = box.left; x < box.right; x++) {
    covered[0] += Number(metInwards(labelled, label, box.top * width + x, width, depthY));
    covered[1] += Number(metInwards(labelled, label, (box.bottom - 1) * width + x, -width, depthY));
  }
  for (let y = box.top; y < box.bottom; y++) {
    covered[2] += Number(metInwards(labelled, label, y * width + box.left, 1, depthX));
    covered[3] += Number(metInwards(labelled, label, y * width + box.right - 1, -1, depthX));
  }
  const [top, bottom, left, right] = covered;
  return (
    Math.min(top, bottom) >= FRAME_COVERED * boxWidth(box) &&
    Math.min(left, right) >= FRAME_COVERED * boxHeight(box)
  );
}

/** How many rays from the middle of `inner` meet ink of `outer`. */
function raysMet(inner: Component, outer: Component, { labels, width }: Labelled): number {
  const x = (inner.box.left + inner.box.right) / 2;
  const y = (inner.box.top + inner.box.bottom) / 2;
  let met = 0;
  for (let ray = 0; ray < RAYS; ray++) {
    const [dx, dy] = [Math.cos((2 * Math.PI * ray) / RAYS), Math.sin((2 * Math.PI * ray) / RAYS)];
    for (let step = 1; ; step += 0.7) {
      const [atX, atY] = [Math.floor(x + dx * step), Math.floor(y + dy * step)];
      const { left, top, right, bottom } = outer.box;
      if (atX < left || atY < top || atX >= right || atY >= bottom) break;
      if (labels[atY * width + atX] !== outer.label) continue;
      met++;
      break;
    }
  }
  return met;
}

/**
 * A box or a ring drawn around something: that something is in it on all sides, and is large. (The dot or the stroke
 * in a zero is small or narrow, and a zero is higher than wide.)
 */
function surrounds(outer: Component, inner: Component, labelled: Labelled): boolean {
  const [a, b] = [outer.box, inner.box];
  if (b.left <= a.left || b.top <= a.top || b.right >= a.right || b.bottom >= a.bottom) return false;
  if (boxHeight(b) < 0.3 * boxHeight(a)) return false;
  const unlikeZero =
    boxWidth(a) > 0.85 * boxHeight(a) ||
    outer.stroke < FRAME_STROKE * longSide(a) ||
    boxWidth(b) > 0.38 * boxWidth(a);
  return unlikeZero && raysMet(inner, outer, labelled) >= RAYS_MET;
}

/**
 * The components that are no writing: what lies along the picture's border, frames, and boxes drawn around digits.
 */
export function findSurroundings(labelled: Labelled, large: readonly Component[]): ReadonlySet<Component> {
  const bars = large.filter((each) => isBar(each, labelled));
  return new Set(
    large.filter(
      (each) =>
        (bars.length >= STRIPES && bars.includes(each)) ||
        isBand(each, labelled) ||
        isAround(each, labelled) ||
        isCorner(each, labelled) ||
        isRectangle(each, labelled) ||
        large.some((other) => other !== each && surrounds(each, other, labelled)),
    ),
  );
}
