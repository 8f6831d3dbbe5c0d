import { distanceToZero } from './distance-transform';
import type { Box, Plane } from './plane';

/** Ink that hangs together (eight neighbours). */
export interface Component {
  box: Box;
  pixels: number;
  /** The sum of its pixels' distances from the paper. */
  strength: number;
  /** The mean width of its strokes in pixels. */
  stroke: number;
  label: number;
}

export interface Labelled {
  width: number;
  height: number;
  /** For each pixel the label of its component, 0 for paper. */
  labels: Int32Array;
  /** Label 1 first: a component's place is its label less one. */
  components: Component[];
}

/** Labels what hangs together in the mask (0 and 1), by flooding with a stack of pixels. */
export function labelComponents(mask: Uint8Array, { width, height, values }: Plane): Labelled {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  const components: Component[] = [];
  for (let seed = 0; seed < mask.length; seed++) {
    if (mask[seed] === 0 || labels[seed] !== 0) continue;
    const label = components.length + 1;
    const box = { left: width, top: height, right: 0, bottom: 0 };
    let pixels = 0;
    let strength = 0;
    let top = 0;
    stack[top++] = seed;
    labels[seed] = label;
    while (top > 0) {
      const at = stack[--top] as number;
      const x = at % width;
      const y = (at - x) / width;
      pixels++;
      strength += values[at] as number;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      if (y >= box.bottom) box.bottom = y + 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] === 0 || labels[next] !== 0) continue;
          labels[next] = label;
          stack[top++] = next;
        }
      }
    }
    components.push({ box, pixels, strength, stroke: 0, label });
  }
  measureStrokes(mask, labels, components, width, height);
  return { width, height, labels, components };
}

/** A stripe of width w is w/4 away from its edge on average; the half pixel is the edge's own place. */
const strokeOf = (distances: number, pixels: number): number =>
  pixels === 0 ? 0 : 4 * (distances / pixels - 0.5);

function measureStrokes(
  mask: Uint8Array,
  labels: Int32Array,
  components: Component[],
  width: number,
  height: number,
): void {
  const { values } = distanceToZero(mask, width, height);
  const sums = new Float64Array(components.length + 1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (label !== 0) sums[label] = (sums[label] as number) + (values[i] as number);
  }
  for (const component of components) {
    component.stroke = strokeOf(sums[component.label] as number, component.pixels);
  }
}
