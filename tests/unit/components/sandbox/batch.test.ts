import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvField, toCsv, toJson } from '@/components/sandbox/batch/batch-export';
import type { BatchItem, BatchState } from '@/components/sandbox/batch/batch-item';
import { rowsOf, type View } from '@/components/sandbox/batch/batch-rows';
import { runBatch } from '@/components/sandbox/batch/batch-run';
import { collectPictures } from '@/components/sandbox/batch/collect-pictures';
import { isZip, unzipPictures } from '@/components/sandbox/batch/unzip-pictures';
import type { PredictionOutcome } from '@/components/sandbox/send-picture';
import type { PredictionView } from '@/lib/models/views';

function prediction(digit: number, probability: number): PredictionView {
  const probabilities = Array.from({ length: 10 }, (_, k) =>
    k === digit ? probability : (1 - probability) / 9,
  );
  const box = { left: 0, top: 0, width: 1, height: 1 };
  return {
    model: 'mnist-mlp',
    version: 2,
    digit,
    probabilities,
    input: [],
    picture: { width: 1, height: 1 },
    digits: [{ digit, probabilities, input: [], box }],
    timings: { queue: 0, decode: 0, prepare: 0, run: 0, total: 0 },
  };
}

const read = (digit: number, probability = 0.99): BatchState => ({
  kind: 'read',
  prediction: prediction(digit, probability),
});
const failed: BatchState = { kind: 'failed', failure: { ok: false, code: 'no_digit', sentence: null } };
const item = (id: number, name: string, state: BatchState): BatchItem => ({
  id,
  name,
  state,
  picture: new Blob(),
  thumbnail: null,
});

const ITEMS = [
  item(0, 'b10.png', read(7, 0.6)),
  item(1, 'a.png', failed),
  item(2, 'b2.png', read(3, 0.99)),
  item(3, 'c.png', { kind: 'waiting' }),
];
const all: View = { text: '', filter: 'all', sort: 'order', descending: false };
const names = (view: Partial<View>) => rowsOf(ITEMS, { ...all, ...view }).map(({ name }) => name);

describe('the table of a batch', () => {
  it('is filtered by name, by failure and by doubt', () => {
    expect(names({ text: 'B' })).toEqual(['b10.png', 'b2.png']);
    expect(names({ filter: 'failed' })).toEqual(['a.png']);
    expect(names({ filter: 'unsure' })).toEqual(['b10.png']);
  });

  it('sorts names as people do, with numbers as numbers', () => {
    expect(names({ sort: 'name' })).toEqual(['a.png', 'b2.png', 'b10.png', 'c.png']);
  });

  it('keeps pictures without an answer last, both ways', () => {
    expect(names({ sort: 'probability' })).toEqual(['b10.png', 'b2.png', 'a.png', 'c.png']);
    expect(names({ sort: 'probability', descending: true })).toEqual(['b2.png', 'b10.png', 'a.png', 'c.png']);
    expect(names({ sort: 'digit' })).toEqual(['b2.png', 'b10.png', 'a.png', 'c.png']);
  });
});

describe('the CSV of a batch', () => {
  it('quotes what would break a row, and disarms what a spreadsheet would run', () => {
    expect(csvField('a,"b".png')).toBe('"a,""b"".png"');
    expect(csvField('=HYPERLINK("http://x")')).toBe(`"'=HYPERLINK(""http://x"")"`);
    for (const start of ['+', '-', '@', '\t', '\r']) expect(csvField(`${start}1`)).toContain(`'${start}1`);
    expect(csvField(-1)).toBe('-1');
  });

  it('begins with a byte order mark, has a line for each picture and as many fields in each', () => {
    const csv = toCsv(ITEMS);
    expect(csv.startsWith('\uFEFFfile,state,digit')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([18]));
    expect(lines[2]).toMatch(/^a\.png,failed,.*,no_digit$/);
  });
});

describe('the JSON of a batch', () => {
  it("holds the API's own answer, or the code of the failure", () => {
    const rows = JSON.parse(toJson(ITEMS));
    expect(rows[0]).toMatchObject({ file: 'b10.png', state: 'read', prediction: { digit: 7, version: 2 } });
    expect(rows[1]).toEqual({ file: 'a.png', state: 'failed', error: 'no_digit' });
  });
});

describe('reading a batch', () => {
  const ok: PredictionOutcome = { ok: true, value: prediction(1, 1) };
  const nothing = () => undefined;

  it('has at most three on their way, and answers all', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await runBatch({
      items: Array.from({ length: 20 }, (_, i) => i),
      read: async () => {
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        return ok;
      },
      onStart: nothing,
      onDone: (each) => done.push(each),
      onWait: nothing,
      signal: new AbortController().signal,
    });
    expect(most).toBe(3);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('waits as long as a busy server says, then asks about the same picture again', async () => {
    const asked: number[] = [];
    const waits: number[] = [];
    const outcomes: PredictionOutcome[] = [];
    await runBatch({
      items: [1],
      read: async (each) => {
        asked.push(each);
        return asked.length === 1 ? { ok: false, code: 'rate_limited', sentence: null, retryAfter: 7 } : ok;
      },
      onStart: nothing,
      onDone: (_each, outcome) => outcomes.push(outcome),
      onWait: nothing,
      signal: new AbortController().signal,
      sleep: async (milliseconds) => {
        waits.push(Math.round(milliseconds / 1000));
      },
    });
    expect(asked).toEqual([1, 1]);
    expect(waits).toEqual([7]);
    expect(outcomes).toEqual([ok]);
  });

  it('gives a failed picture its own answer and goes on', async () => {
    const outcomes: boolean[] = [];
    await runBatch({
      items: [0, 1],
      read: async (each) => (each === 0 ? { ok: false, code: 'no_digit', sentence: null } : ok),
      onStart: nothing,
      onDone: (_each, outcome) => outcomes.push(outcome.ok),
      onWait: nothing,
      signal: new AbortController().signal,
    });
    expect(outcomes.sort()).toEqual([false, true]);
  });

  it('starts nothing more when it is stopped', async () => {
    const controller = new AbortController();
    const started: number[] = [];
    await runBatch({
      items: [0, 1, 2, 3, 4, 5],
      read: async () => {
        controller.abort();
        return ok;
      },
      onStart: (each) => started.push(each),
      onDone: nothing,
      onWait: nothing,
      signal: controller.signal,
    });
    expect(started).toEqual([0]);
  });
});

const zip = (entries: Record<string, Uint8Array>, name = 'digits.zip') =>
  new File([new Uint8Array(zipSync(entries))], name);

describe('a zip file', () => {
  it('gives its pictures, and not what systems put beside them', async () => {
    const file = zip({
      'one.png': strToU8('1'),
      'folder/two.JPG': strToU8('2'),
      '__MACOSX/._one.png': strToU8('x'),
      'folder/.hidden.png': strToU8('x'),
      'notes.txt': strToU8('x'),
    });
    const { pictures, stopped, refused } = await unzipPictures(file);
    expect(pictures.map(({ name, type }) => [name, type])).toEqual([
      ['one.png', 'image/png'],
      ['folder/two.JPG', 'image/jpeg'],
    ]);
    expect(await pictures[1]?.text()).toBe('2');
    expect({ stopped, refused }).toEqual({ stopped: null, refused: [] });
  });

  it('is known by its first bytes, not by its name', async () => {
    expect(await isZip(zip({ 'a.png': strToU8('1') }, 'a.png'))).toBe(true);
    expect(await isZip(new File(['hello'], 'a.zip'))).toBe(false);
  });

  it('gives fifty pictures at most, and says how many are left out', async () => {
    const many = Object.fromEntries(Array.from({ length: 53 }, (_, i) => [`${i}.png`, strToU8('1')]));
    const { pictures, surplus } = await collectPictures([zip(many)]);
    expect([pictures.length, surplus]).toEqual([50, 3]);
  });

  it('with a bomb in it gives the other pictures', async () => {
    const file = zip({ 'bomb.png': new Uint8Array(12_000_000), 'good.png': strToU8('1') });
    const { pictures, refused } = await unzipPictures(file);
    expect(pictures.map(({ name }) => name)).toEqual(['good.png']);
    expect(refused).toEqual(['bomb.png']);
  });

  it('with too many entries is left', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_100 }, (_, i) => [`${i}.txt`, strToU8('1')]));
    expect((await unzipPictures(zip(many))).stopped).toBe('entries');
  });

  it('that unpacks to more than its limit is left', async () => {
    const file = zip({ 'a.png': new Uint8Array(60_000), 'b.png': new Uint8Array(60_000) });
    const { pictures, stopped } = await unzipPictures(file, 100_000);
    expect(stopped).toBe('bytes');
    expect(pictures.map(({ name }) => name)).toEqual(['a.png']);
  });

  it('that is cut short gives what came before', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 31) % 251);
    const whole = zip({ 'one.png': strToU8('1'), 'two.png': noise });
    const { pictures, stopped } = await unzipPictures(whole.slice(0, whole.size / 2));
    expect(pictures.map(({ name }) => name)).toEqual(['one.png']);
    expect(stopped).toBe('broken');
  });

  it('is opened among other files, which keep their names', async () => {
    const files = [new File(['x'], 'plain.png'), zip({ 'in.png': strToU8('1') })];
    const { pictures } = await collectPictures(files);
    expect(pictures.map(({ name }) => name)).toEqual(['plain.png', 'in.png']);
  });
});
