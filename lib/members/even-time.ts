/** Above the time of the slowest path on a busy small server; below what a person notices after pressing a button. */
const FLOOR_MS = 400;

/**
 * Runs `work` and answers no sooner than a fixed time: whether an address is known decides how much is written, and
 * must not be read from the clock.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const floor = new Promise((resolve) => setTimeout(resolve, FLOOR_MS));
  const [outcome] = await Promise.allSettled([work(), floor]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
