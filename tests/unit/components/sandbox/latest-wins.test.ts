import { describe, expect, it } from 'vitest';
import { LatestWins } from '@/components/sandbox/latest-wins';

/** Work whose ends the test decides. */
function slowWork() {
  const started: { thing: number; signal: AbortSignal; finish: () => void }[] = [];
  const work = (thing: number, signal: AbortSignal) =>
    new Promise<void>((finish) => {
      started.push({ thing, signal, finish });
    });
  return { started, work };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('of things that come faster than they can be read', () => {
  it('the first is read at once, and then only the newest', async () => {
    const { started, work } = slowWork();
    const lane = new LatestWins(work);
    for (const thing of [1, 2, 3]) lane.offer(thing);
    expect(started.map(({ thing }) => thing)).toEqual([1]);
    started[0]?.finish();
    await settled();
    expect(started.map(({ thing }) => thing)).toEqual([1, 3]);
  });

  it('an urgent one ends what is in work', () => {
    const { started, work } = slowWork();
    const lane = new LatestWins(work);
    lane.offer(1);
    lane.offer(2, true);
    expect(started.map(({ thing, signal }) => [thing, signal.aborted])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('the end of something that was ended starts nothing', async () => {
    const { started, work } = slowWork();
    const lane = new LatestWins(work);
    lane.offer(1);
    lane.offer(2, true);
    lane.offer(3);
    started[0]?.finish();
    await settled();
    expect(started.map(({ thing }) => thing)).toEqual([1, 2]);
  });

  it('none is read after it was called off', async () => {
    const { started, work } = slowWork();
    const lane = new LatestWins(work);
    lane.offer(1);
    lane.offer(2);
    lane.cancel();
    started[0]?.finish();
    await settled();
    expect(started).toHaveLength(1);
    expect(started[0]?.signal.aborted).toBe(true);
  });

  it('the next waits for the gap, unless it is urgent', async () => {
    const { started, work } = slowWork();
    const lane = new LatestWins(work, () => 60_000);
    lane.offer(1);
    started[0]?.finish();
    await settled();
    lane.offer(2);
    await settled();
    expect(started).toHaveLength(1);
    lane.offer(3, true);
    expect(started.map(({ thing }) => thing)).toEqual([1, 3]);
    lane.cancel();
  });
});
