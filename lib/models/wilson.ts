/** Standard deviations of a 95 % interval. */
const Z = 1.959964;

/**
 * Wilson's 95 % interval of a share that was counted (Wilson, 1927): unlike the usual one it stays inside [0, 1] and is
 * honest for few pictures and for shares near 1. Nothing counted says nothing: 0 to 1.
 */
export function wilsonInterval(right: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = right / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
