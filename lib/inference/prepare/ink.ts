import { createPlane, type Plane } from './plane';
import { histogram, otsu, quantileOf } from './quantile';

const TOP = 255;
/** Distances of the paper above which the picture is smoothed first (a photograph at night, a bad scan). */
const NOISY = 5;
/** Ink that stands out less than this from the paper (0 to 255) is not ink, however clean the picture. */
const FAINTEST = 14;
/** Ink must stand out this many times the noise: below, it is part of the noise. */
const OVER_NOISE = 8;

/** Of a normal distribution's distances from its mean, the median is so many times the lower quartile. */
const QUARTILE_TO_MEDIAN = 2.117;

export interface Ink {
  /** Distance from the paper, smoothed where the picture was noisy. */
  distance: Plane;
  /** The median distance of the paper. */
  noise: number;
  /** The strongest ink (all but the outermost thousandth of the pixels). */
  peak: number;
  /** Above this a pixel is ink. */
  threshold: number;
}

/** One pass of the binomial kernel 1-2-1 in both directions; borders repeat. */
function smooth({ width, height, values }: Plane): Plane {
  const rows = createPlane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const left = values[x > 0 ? at - 1 : at] as number;
      const right = values[x < width - 1 ? at + 1 : at] as number;
      rows.values[at] = (left + 2 * (values[at] as number) + right) / 4;
    }
  }
  const smoothed = createPlane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const above = rows.values[y > 0 ? at - width : at] as number;
      const below = rows.values[y < height - 1 ? at + width : at] as number;
      smoothed.values[at] = (above + 2 * (rows.values[at] as number) + below) / 4;
    }
  }
  return smoothed;
}

/** How many passes of smoothing a picture with this noise wants: none when it is clean or tiny. */
function passes(noise: number, { width, height }: Plane): number {
  if (noise < NOISY || Math.min(width, height) < 64) return 0;
  return noise < 2 * NOISY ? 2 : 4;
}

function measure(distance: Plane): Ink {
  const counts = histogram(distance.values, TOP);
  // Where the paper is normal noise both are the same; where ink covers half of a small picture, the second is less.
  const noise = Math.min(quantileOf(counts, 0.5, TOP), QUARTILE_TO_MEDIAN * quantileOf(counts, 0.25, TOP));
  const peak = quantileOf(counts, 0.999, TOP);
  return { distance, noise, peak, threshold: Math.max(otsu(counts, TOP), peak / 4, 4 * noise) };
}

/**
 * Step 4: what is ink. Null where nothing stands out of the paper and its noise: a blank page, or noise alone.
 */
export function findInk(distance: Plane): Ink | null {
  const first = measure(distance);
  let smoothed = distance;
  for (let pass = passes(first.noise, distance); pass > 0; pass--) smoothed = smooth(smoothed);
  const ink = smoothed === distance ? first : measure(smoothed);
  const enough = ink.peak >= FAINTEST && ink.peak >= OVER_NOISE * ink.noise && ink.peak > ink.threshold;
  return enough ? ink : null;
}
