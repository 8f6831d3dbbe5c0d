/** A point on the pad, in pad units (0 to PAD_SIDE). */
export interface Point {
  x: number;
  y: number;
}

/** The points of one pen stroke, from down to up. */
export type Stroke = readonly Point[];

/** Side of the pad in CSS pixels and in pad units. */
export const PAD_SIDE = 280;
/** Width of the pen: a thirteenth of the pad, like the pens that wrote MNIST. */
export const PEN_WIDTH = 20;
/** The pad is paper in both themes: the picture that is sent must not depend on the theme. */
const PAPER = '#ffffff';
const INK = '#16181d';

/** Draws the strokes on a canvas of any resolution, round at the ends and smooth through the points. */
export function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = canvas.width / PAD_SIDE;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, PAD_SIDE, PAD_SIDE);
  context.strokeStyle = INK;
  context.lineWidth = PEN_WIDTH;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) paintStroke(context, stroke);
}

/** Curves from midpoint to midpoint, so that a slow pointer's corners do not show. */
function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const [first, ...rest] = stroke;
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  let previous = first;
  for (const point of rest) {
    context.quadraticCurveTo(previous.x, previous.y, (previous.x + point.x) / 2, (previous.y + point.y) / 2);
    previous = point;
  }
  // A tap without a move is a dot: a line of no length with round ends.
  context.lineTo(previous.x, previous.y);
  context.stroke();
}

/** The strokes as a PNG file of 280 x 280, whatever the screen's resolution. */
export function strokesToPng(strokes: readonly Stroke[]): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = PAD_SIDE;
  canvas.height = PAD_SIDE;
  paint(canvas, strokes);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
