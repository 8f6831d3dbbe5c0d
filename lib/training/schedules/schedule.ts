/** The learning rate at a step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate all the time. */
export const constant =
  (rate: number): Schedule =>
  () =>
    rate;

/**
 * Linear warm-up over `warmUp` steps, then half a cosine down to zero at step `total` (Loshchilov and Hutter, "SGDR",
 * 2017, without restarts). Warm-up spares Adam its first steps, whose moments rest on a handful of batches.
 */
export const cosineWithWarmUp =
  (rate: number, warmUp: number, total: number): Schedule =>
  (step) => {
    if (step < warmUp) return (rate * (step + 1)) / warmUp;
    const progress = Math.min(1, (step - warmUp) / Math.max(1, total - warmUp));
    return (rate * (1 + Math.cos(Math.PI * progress))) / 2;
  };
