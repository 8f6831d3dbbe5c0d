import type { Component, Labelled } from './components';
import { type Box, boxHeight, boxWidth } from './plane';

/** Wider than this against its height is no digit but two, if it can be cut. */
const WIDEST = 1.1;
/** Each side of a cut is at least so high and so wide (shares of the whole's height): else it was a digit's own tail. */
const LEAST_HEIGHT = 0.75;
const LEAST_WIDTH = 0.25;
/** What is lower than so many strokes is a bar: of a five, or a dash. */
const LOWEST_STROKES = 3;
/** A neck is one stroke, hardly wider than the others. */
const NECK = 1.3;

/** What one column of the ink holds. */
interface Column {
  ink: number;
  runs: number;
  top: number;
  bottom: number;
}

function columnsOf({ labels, width }: Labelled, label: number, box: Box): Column[] {
  return Array.from({ length: boxWidth(box) }, (_, i) => {
    const column = { ink: 0, runs: 0, top: box.bottom, bottom: box.top };
    let inside = false;
    for (let y = box.top; y < box.bottom; y++) {
      const ink = labels[y * width + box.left + i] === label;
      if (ink && !inside) column.runs += 1;
      inside = ink;
      if (!ink) continue;
      column.ink += 1;
      column.top = Math.min(column.top, y);
      column.bottom = Math.max(column.bottom, y + 1);
    }
    return column;
  });
}

const heightOf = (columns: readonly Column[]): number =>
  columns.reduce((bottom, each) => Math.max(bottom, each.bottom), 0) -
  columns.reduce((top, each) => Math.min(top, each.top), Number.POSITIVE_INFINITY);

/** The column of the thinnest neck between two shapes of a digit's height, or null. */
function neckOf(columns: readonly Column[], height: number, stroke: number): number | null {
  const margin = Math.ceil(LEAST_WIDTH * height);
  let best: number | null = null;
  let least = NECK * stroke;
  for (let x = margin; x < columns.length - margin; x++) {
    const { ink, runs } = columns[x] as Column;
    if (runs > 1 || ink > least) continue;
    const sides = Math.min(heightOf(columns.slice(0, x)), heightOf(columns.slice(x)));
    if (sides < LEAST_HEIGHT * height) continue;
    least = ink;
    best = x;
  }
  return best;
}

/** Gives the ink from column `from` on another label, and both halves their own measures. */
function cutAt(labelled: Labelled, whole: Component, from: number): [Component, Component] {
  const { labels, width, components } = labelled;
  const label = components.length + 1;
  const half = (own: number): Component => ({
    label: own,
    pixels: 0,
    strength: 0,
    stroke: whole.stroke,
    box: { left: whole.box.right, top: whole.box.bottom, right: whole.box.left, bottom: whole.box.top },
  });
  const [left, right] = [half(whole.label), half(label)];
  for (let y = whole.box.top; y < whole.box.bottom; y++) {
    for (let x = whole.box.left; x < whole.box.right; x++) {
      if (labels[y * width + x] !== whole.label) continue;
      const own = x < from ? left : right;
      labels[y * width + x] = own.label;
      own.pixels += 1;
      own.box.left = Math.min(own.box.left, x);
      own.box.right = Math.max(own.box.right, x + 1);
      own.box.top = Math.min(own.box.top, y);
      own.box.bottom = Math.max(own.box.bottom, y + 1);
    }
  }
  for (const own of [left, right]) own.strength = (whole.strength * own.pixels) / whole.pixels;
  components[whole.label - 1] = left;
  components.push(right);
  return [left, right];
}

/**
 * Cuts digits that touch in one thin place apart, in the labels and the components. Only what is too wide for one
 * digit is cut: digits that overlap more, or narrow ones that touch, stay one shape.
 */
export function separateTouching(labelled: Labelled, component: Component): Component[] {
  const height = boxHeight(component.box);
  const isBar = height < LOWEST_STROKES * component.stroke;
  if (isBar || boxWidth(component.box) <= WIDEST * height) return [component];
  const neck = neckOf(columnsOf(labelled, component.label, component.box), height, component.stroke);
  if (neck === null) return [component];
  const [left, right] = cutAt(labelled, component, component.box.left + neck);
  return [left, ...separateTouching(labelled, right)];
}
