/** A point on the pad, in pad units (0 to PAD_SIDE). */
export interface Point {
  x: number;
  y: number;
}

/** One pen stroke, from down to up. */
export interface Stroke {
  points: readonly Point[];
  /** In pad units. */
  width: number;
}

/** Side of the pad in CSS pixels and in pad units. */
export const PAD_SIDE = 280;

/** Widths of the pen; the middle one is a fourteenth of the pad, like the pens that wrote MNIST. */
export const PENS = { thin: 11, medium: 20, thick: 32 } as const;
export type Pen = keyof typeof PENS;
export const PEN_NAMES = Object.keys(PENS) as Pen[];

/** The pad is paper in both themes: the picture that is read must not depend on the theme. */
const PAPER = '#ffffff';
const INK = '#16181d';

/** Draws the strokes on a square canvas of any resolution, round at the ends and smooth through the points. */
export function paint(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  const scale = context.canvas.width / PAD_SIDE;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, PAD_SIDE, PAD_SIDE);
  context.strokeStyle = INK;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) paintStroke(context, stroke);
}

/** Curves from midpoint to midpoint, so that a slow pointer's corners do not show. */
function paintStroke(context: CanvasRenderingContext2D, { points, width }: Stroke): void {
  const [first, ...rest] = points;
  if (!first) return;
  context.lineWidth = width;
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

/**
 * The picture that is read, 280 x 280 whatever the screen's resolution. Pixels and PNG both come from here: painted by
 * the processor (`willReadFrequently`), they are the same numbers, and so browser and server agree.
 */
function readCanvas(strokes: readonly Stroke[]): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = PAD_SIDE;
  canvas.height = PAD_SIDE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) paint(context, strokes);
  return context;
}

/** The strokes as RGBA, for the network in this browser. */
export function strokesToRaster(strokes: readonly Stroke[]): ImageData | null {
  return readCanvas(strokes)?.getImageData(0, 0, PAD_SIDE, PAD_SIDE) ?? null;
}

/** The strokes as a PNG file, for the server. */
export function strokesToPng(strokes: readonly Stroke[]): Promise<Blob | null> {
  const context = readCanvas(strokes);
  return new Promise((resolve) => {
    if (context) context.canvas.toBlob(resolve, 'image/png');
    else resolve(null);
  });
}
