import type { Raster } from './plane';

/** Alpha below this is seen through; above `OPAQUE` it is paint. */
const CLEAR = 40;
const OPAQUE = 215;
/** The spread (0 to 255) up to which paint counts as one colour: antialiasing and JPEG leave some. */
const ONE_COLOUR = 14;
/** With this share of paint, the picture is a card with holes or round corners, not ink on glass. */
const CARD_SHARE = 0.6;

interface Paint {
  clearShare: number;
  opaqueShare: number;
  mean: [number, number, number];
  spread: number;
}

function isOpaque({ data }: Raster): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function measure({ data }: Raster): Paint {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  let clear = 0;
  let opaque = 0;
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] as number;
    if (alpha < CLEAR) clear++;
    if (alpha <= OPAQUE) continue;
    opaque++;
    for (let c = 0; c < 3; c++) {
      const value = data[i + c] as number;
      sums[c] = (sums[c] as number) + value;
      squares[c] = (squares[c] as number) + value * value;
    }
  }
  const mean = sums.map((sum) => sum / Math.max(1, opaque)) as [number, number, number];
  const variances = squares.map((square, c) => square / Math.max(1, opaque) - (mean[c] as number) ** 2);
  const pixels = data.length / 4;
  return {
    clearShare: clear / pixels,
    opaqueShare: opaque / pixels,
    mean,
    spread: Math.sqrt(Math.max(0, ...variances)),
  };
}

/** The colour behind a picture with transparency: the card's own, or whichever of black and white stands out. */
function backdrop(paint: Paint): [number, number, number] {
  if (paint.opaqueShare > CARD_SHARE) return paint.mean;
  const lightness = (paint.mean[0] + paint.mean[1] + paint.mean[2]) / 3;
  return lightness > 127 ? [0, 0, 0] : [255, 255, 255];
}

function compose({ width, height, data }: Raster, behind: readonly number[]): Raster {
  const flat = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = (data[i + 3] as number) / 255;
    for (let c = 0; c < 3; c++) {
      flat[i + c] = Math.round((data[i + c] as number) * alpha + (behind[c] as number) * (1 - alpha));
    }
    flat[i + 3] = 255;
  }
  return { width, height, data: flat };
}

function alphaAsInk({ width, height, data }: Raster): Raster {
  const flat = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    flat.fill(255 - (data[i + 3] as number), i, i + 3);
    flat[i + 3] = 255;
  }
  return { width, height, data: flat };
}

/**
 * Step 2: a picture without transparency. Where alpha really varies and all paint is of one colour, alpha is the
 * ink (black ink on glass must not end as black on black); otherwise the picture is laid on what contrasts.
 */
export function flatten(raster: Raster): Raster {
  if (isOpaque(raster)) return raster;
  const paint = measure(raster);
  if (paint.clearShare + paint.opaqueShare > 0.999 && paint.clearShare < 0.001) return raster;
  if (paint.clearShare > 0.02 && paint.spread < ONE_COLOUR) return alphaAsInk(raster);
  return compose(raster, backdrop(paint));
}
