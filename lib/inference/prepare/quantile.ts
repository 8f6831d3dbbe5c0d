const BINS = 2048;

/** How often each value occurs between 0 and `top`, in 2,048 steps; larger values count as `top`. */
export function histogram(values: Float32Array, top: number): Uint32Array {
  const counts = new Uint32Array(BINS);
  const scale = top > 0 ? (BINS - 1) / top : 0;
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(BINS - 1, Math.max(0, ((values[i] as number) * scale) | 0));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

/** The value below which the given share (0 to 1) of the counted values lies. */
export function quantileOf(counts: Uint32Array, share: number, top: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin] as number;
    if (seen > share * total) return (bin / (counts.length - 1)) * top;
  }
  return top;
}

/** The same straight from the values, exact: for small arrays. */
export function exactQuantile(values: number[] | Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Otsu's threshold: where the two classes' means lie farthest apart, weighted by their sizes (Otsu, 1979). */
export function otsu(counts: Uint32Array, top: number): number {
  let total = 0;
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    total += counts[bin] as number;
    sum += bin * (counts[bin] as number);
  }
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let bestSpread = -1;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin] as number;
    sumBelow += bin * (counts[bin] as number);
    if (below === 0 || below === total) continue;
    const difference = sumBelow / below - (sum - sumBelow) / (total - below);
    const spread = below * (total - below) * difference * difference;
    if (spread <= bestSpread) continue;
    bestSpread = spread;
    best = bin;
  }
  return ((best + 0.5) / (counts.length - 1)) * top;
}
