import { describe, expect, test } from 'vitest';
import { type Db, db, transaction } from '@/lib/db';

const read = async (tx: Db, key: string) =>
  Number((await tx.siteState.findUniqueOrThrow({ where: { key } })).value);
const write = (tx: Db, key: string, value: number) =>
  tx.siteState.update({ where: { key }, data: { value } });
const make = (...keys: string[]) => db.siteState.createMany({ data: keys.map((key) => ({ key, value: 0 })) });

/** Resolves for both callers once the second has come: after it, each has done its first step. */
function meeting(): () => Promise<void> {
  let waiting = 0;
  let open: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting += 1;
    if (waiting >= 2) open();
    return both;
  };
}

describe('a transaction', () => {
  test('that fails leaves nothing behind, and its error reaches the caller', async () => {
    await make('kept');
    const failing = transaction(async (tx) => {
      await write(tx, 'kept', 1);
      throw new Error('after the write');
    });
    await expect(failing).rejects.toThrow('after the write');
    expect(await read(db, 'kept')).toBe(0);
  });

  test('that loses against another one runs again, so that no increment is lost', async () => {
    await make('counter');
    const meet = meeting();
    let runs = 0;
    const increment = () =>
      transaction(
        async (tx) => {
          runs += 1;
          const value = await read(tx, 'counter');
          await meet();
          await write(tx, 'counter', value + 1);
        },
        { isolationLevel: 'Serializable' },
      );
    await Promise.all([increment(), increment()]);
    expect(await read(db, 'counter')).toBe(2);
    expect(runs).toBeGreaterThan(2);
  });

  test('that is chosen as the victim of a deadlock runs again', async () => {
    await make('left', 'right');
    const meet = meeting();
    const both = (first: string, second: string) =>
      transaction(async (tx) => {
        await write(tx, first, (await read(tx, first)) + 1);
        await meet();
        await write(tx, second, (await read(tx, second)) + 1);
      });
    await Promise.all([both('left', 'right'), both('right', 'left')]);
    expect([await read(db, 'left'), await read(db, 'right')]).toEqual([2, 2]);
  });
});
