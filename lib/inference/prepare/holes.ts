import type { Labelled } from './components';
import type { Box } from './plane';

/**
 * How many holes the ink of these labels has inside of the box, if it hangs together (each further piece counts one
 * less). Euler's number from the 2 x 2 squares of the picture (Gray, 1971), ink joined over corners.
 */
export function countHoles({ labels, width, height }: Labelled, own: ReadonlySet<number>, box: Box): number {
  const ink = (x: number, y: number): number =>
    x >= 0 && y >= 0 && x < width && y < height && own.has(labels[y * width + x] as number) ? 1 : 0;
  let corners = 0;
  for (let y = box.top - 1; y < box.bottom; y++) {
    for (let x = box.left - 1; x < box.right; x++) {
      const [a, b, c, d] = [ink(x, y), ink(x + 1, y), ink(x, y + 1), ink(x + 1, y + 1)];
      const sum = a + b + c + d;
      if (sum === 1) corners += 1;
      else if (sum === 3) corners -= 1;
      else if (sum === 2 && a === d) corners -= 2;
    }
  }
  return 1 - corners / 4;
}
