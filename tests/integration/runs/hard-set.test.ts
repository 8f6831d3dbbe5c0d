import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { getBlob } from '@/lib/blobs';
import { db } from '@/lib/db';
import { getHardSet, listHardSet } from '@/lib/hard-set/get-hard-set';
import { getHardPicture, listOwnCorrections, listPending } from '@/lib/hard-set/list-corrections';
import { reopenCorrection, reviewCorrection } from '@/lib/hard-set/review-correction';
import { submitCorrection } from '@/lib/hard-set/submit-correction';
import { withdrawCorrection } from '@/lib/hard-set/withdraw-correction';
import { CORRECTIONS_PENDING_MAX } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { makeViewer } from '@/prisma/factories';
import { makeCorrection, readHere } from '@/prisma/run-factories';
import { digitPng, STROKES } from '../../support/pictures';
import { codeOf, unwrap } from '../discussion/world';
import { withSandbox } from './world';

const folder = withSandbox();
beforeEach(async () => {
  await db.hardPicture.deleteMany();
});

let drawn = 0;
/** A picture that no other call gets: the set takes each only once. */
async function picture(digit = 7): Promise<Uint8Array> {
  drawn += 1;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="white"/>
    <path transform="translate(40 40) scale(1.2) rotate(${(drawn % 23) - 11} 50 50)" d="${STROKES[digit]}" fill="none"
    stroke="black" stroke-width="${5 + (drawn % 7)}" stroke-linecap="round"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
}

const correction = async (more: object = {}) => ({
  model: 'mnist-mlp',
  image: await picture(),
  claim: 1,
  consent: true,
  ...more,
});

const blobCount = (): number =>
  readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  ).length;

const moderator = (): Promise<Viewer> => makeViewer({ role: 'moderator' });

describe('a member who corrects the network', () => {
  test('gives the picture with the right label; it waits and nobody else sees it', async () => {
    const [member, other] = [await makeViewer(), await makeViewer()];
    const { id } = unwrap(await submitCorrection(member, await correction({ credited: true })));
    const row = await db.hardPicture.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ answer: 7, claim: 1, modelVersion: 2, state: 'pending', credited: true });
    expect(codeOf(await getHardPicture(id, async () => other))).toBe('not_found');
    expect(codeOf(await getHardPicture(id, async () => member))).toBe('ok');
    expect(codeOf(await getHardPicture(id, moderator))).toBe('ok');
    expect((await getHardSet('mnist-mlp')).ok && unwrap(await getHardSet('mnist-mlp')).total).toBe(0);
    const own = await listOwnCorrections(member, 1);
    expect(own?.items).toEqual([expect.objectContaining({ id, state: 'pending', claim: 1, answer: 7 })]);
    expect((await listOwnCorrections(other, 1))?.total).toBe(0);
  });

  test('has to consent, and nothing stays of a picture without consent', async () => {
    const member = await makeViewer();
    const before = blobCount();
    const refused = await submitCorrection(member, await correction({ consent: false }));
    expect(refused.ok ? [] : refused.error.fields).toEqual([
      { field: 'consent', key: 'consent', values: {} },
    ]);
    expect(blobCount()).toBe(before);
    expect(await db.hardPicture.count()).toBe(0);
  });

  test('may say that there is no digit, but not what the network says anyway', async () => {
    const member = await makeViewer();
    expect(codeOf(await submitCorrection(member, await correction({ claim: null })))).toBe('ok');
    const same = await submitCorrection(member, await correction({ claim: 7 }));
    expect(same.ok ? '' : same.error.detail).toBe('not_misread');
    expect(codeOf(await submitCorrection(member, await correction({ claim: 12 })))).toBe('invalid_input');
    expect(codeOf(await submitCorrection(member, await correction({ digitIndex: 5 })))).toBe('invalid_input');
  });

  test('gives the same picture once, whoever sends it and however often at once', async () => {
    const [member, other] = [await makeViewer(), await makeViewer()];
    const raw = await correction();
    const before = blobCount();
    const codes = await Promise.all([submitCorrection(member, raw), submitCorrection(other, raw)]);
    expect(codes.map(codeOf).sort()).toEqual(['conflict', 'ok']);
    const again = await submitCorrection(other, raw);
    expect(again.ok ? '' : again.error.detail).toBe('hard_picture_known');
    expect(await db.hardPicture.count()).toBe(1);
    expect(blobCount()).toBe(before + 1);
  });

  test('cannot fill the queue alone', async () => {
    const member = await makeViewer();
    const { id } = await makeCorrection({ member, image: await picture(), claim: 1 });
    const { id: _id, ...columns } = await db.hardPicture.findUniqueOrThrow({ where: { id } });
    await db.hardPicture.createMany({
      data: Array.from({ length: CORRECTIONS_PENDING_MAX - 1 }, (_, index) => ({
        ...columns,
        box: columns.box as object,
        inputHash: `filler-${index}`,
        pictureKey: `filler-${index}`,
      })),
    });
    const refused = await submitCorrection(member, await correction());
    expect(refused.ok ? '' : refused.error.detail).toBe('too_many_corrections');
    expect(codeOf(await submitCorrection(await makeViewer(), await correction()))).toBe('ok');
  });

  test('is refused as a guest, suspended, or unconfirmed', async () => {
    const member = await makeViewer();
    const raw = await correction();
    const later = new Date(Date.now() + 60_000);
    expect(codeOf(await submitCorrection(null, raw))).toBe('not_signed_in');
    expect(codeOf(await submitCorrection({ ...member, suspendedUntil: later }, raw))).toBe('suspended');
    expect(codeOf(await submitCorrection({ ...member, emailConfirmed: false }, raw))).toBe('not_allowed');
  });

  test('takes it back at any time, with its picture, and then may give it again', async () => {
    const [member, other] = [await makeViewer(), await makeViewer()];
    const raw = await correction();
    const { id } = unwrap(await submitCorrection(member, raw));
    unwrap(await reviewCorrection(await moderator(), { id, decision: 'accept' }));
    const { key } = unwrap(await getHardPicture(id, async () => null));
    expect(codeOf(await withdrawCorrection(other, { id }))).toBe('not_found');
    expect(unwrap(await withdrawCorrection(member, { id })).touched).toEqual({ hardSets: ['mnist-mlp'] });
    expect(codeOf(await withdrawCorrection(member, { id }))).toBe('not_found');
    expect(await getBlob(key)).toBeNull();
    expect(unwrap(await getHardSet('mnist-mlp')).total).toBe(0);
    expect(codeOf(await submitCorrection(member, raw))).toBe('ok');
  });
});

describe('a moderator of the hard set', () => {
  test('sees what waits, oldest first, with the answers of every version', async () => {
    const member = await makeViewer();
    const first = await makeCorrection({ member, image: await picture(), claim: 1 });
    const second = await makeCorrection({ member, image: await picture(3), claim: null, credited: false });
    const { items, total } = unwrap(await listPending(await moderator()));
    expect(total).toBe(2);
    expect(items.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(items[0]).toMatchObject({ claim: 1, answer: 7, own: false });
    expect(items[0]?.answers.map(({ version, digit }) => [version, digit])).toEqual([
      [1, 7],
      [2, 7],
    ]);
    expect(items[1]).toMatchObject({ claim: null, credited: false });
  });

  test('nobody else sees the queue or decides, nor does a token', async () => {
    const member = await makeViewer();
    const { id } = await makeCorrection({ member, image: await picture(), claim: 1 });
    const staff = await moderator();
    for (const viewer of [null, member, { ...staff, sessionId: null, scopes: ['runs:write'] }]) {
      expect(['not_signed_in', 'not_allowed']).toContain(codeOf(await listPending(viewer)));
      const decided = await reviewCorrection(viewer, { id, decision: 'accept' });
      expect(['not_signed_in', 'not_allowed']).toContain(codeOf(decided));
    }
    expect((await db.hardPicture.findUniqueOrThrow({ where: { id } })).state).toBe('pending');
  });

  test('takes a picture in: it is public with its label, and with a name only where that was wished', async () => {
    const member = await makeViewer();
    const named = await makeCorrection({ member, image: await picture(), claim: 1 });
    const anonymous = await makeCorrection({ member, image: await picture(), claim: 1, credited: false });
    const staff = await moderator();
    for (const { id } of [named, anonymous]) {
      const reviewed = unwrap(await reviewCorrection(staff, { id, decision: 'accept' }));
      expect(reviewed).toMatchObject({ state: 'accepted', truth: 1, touched: { hardSets: ['mnist-mlp'] } });
    }
    const { items } = unwrap(await listHardSet(1, 'mnist-mlp'));
    expect(items.map(({ id, truth, credit }) => [id, truth, credit?.id])).toEqual([
      [named.id, 1, member.id],
      [anonymous.id, 1, undefined],
    ]);
    expect(codeOf(await getHardPicture(named.id, async () => null))).toBe('ok');
    expect(codeOf(await listHardSet(2))).toBe('not_found');
    expect(codeOf(await listHardSet(1, 'gpt'))).toBe('not_found');
  });

  test('labels it otherwise, or rejects it, only with a reason; the member reads it', async () => {
    const member = await makeViewer();
    const [a, b] = [
      await makeCorrection({ member, image: await picture(), claim: 1 }),
      await makeCorrection({ member, image: await picture(), claim: 1 }),
    ];
    const staff = await moderator();
    const review = (id: number, more: object) => reviewCorrection(staff, { id, ...more });
    expect(codeOf(await review(a.id, { decision: 'relabel', truth: 2 }))).toBe('invalid_input');
    expect(codeOf(await review(a.id, { decision: 'relabel', reason: 'x' }))).toBe('invalid_input');
    expect(codeOf(await review(b.id, { decision: 'reject' }))).toBe('invalid_input');
    const relabelled = unwrap(await review(a.id, { decision: 'relabel', truth: null, reason: 'a letter' }));
    expect(relabelled).toMatchObject({ state: 'accepted', truth: null });
    expect(unwrap(await review(b.id, { decision: 'reject', reason: 'a face' })).touched).toEqual({});
    const own = await listOwnCorrections(member, 1);
    expect(own?.items.map(({ state, truth, reason }) => [state, truth, reason])).toEqual([
      ['rejected', null, 'a face'],
      ['accepted', null, 'a letter'],
    ]);
    expect(codeOf(await getHardPicture(b.id, async () => null))).toBe('not_found');
    const log = await db.moderationAction.findMany({ where: { actorId: staff.id }, orderBy: { id: 'asc' } });
    expect(
      log.map(({ kind, subjectKind, subjectId, reason }) => [kind, subjectKind, subjectId, reason]),
    ).toEqual([
      ['relabel_hard_picture', 'hard_picture', a.id, 'a letter'],
      ['reject_hard_picture', 'hard_picture', b.id, 'a face'],
    ]);
  });

  test('does not decide on what they gave themselves; an administrator may', async () => {
    const staff = await moderator();
    const admin = await makeViewer({ role: 'administrator' });
    const own = await makeCorrection({ member: staff, image: await picture(), claim: 1 });
    const admins = await makeCorrection({ member: admin, image: await picture(), claim: 1 });
    const refused = await reviewCorrection(staff, { id: own.id, decision: 'accept' });
    expect(refused.ok ? '' : refused.error.detail).toBe('own_correction');
    expect(unwrap(await listPending(staff)).items.map((item) => item.own)).toEqual([true, false]);
    expect(codeOf(await reviewCorrection(admin, { id: admins.id, decision: 'accept' }))).toBe('ok');
  });

  test('decides at the same moment as another: one decision stands, the second is told whose', async () => {
    const member = await makeViewer();
    const { id } = await makeCorrection({ member, image: await picture(), claim: 1 });
    const [one, two] = [await moderator(), await moderator()];
    const results = await Promise.all([
      reviewCorrection(one, { id, decision: 'accept' }),
      reviewCorrection(two, { id, decision: 'reject', reason: 'unclear' }),
    ]);
    const first = results[0]?.ok ? one : two;
    const [refused] = results.filter((result) => !result.ok);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(refused).toMatchObject({
      error: {
        code: 'conflict',
        detail: 'already_reviewed',
        values: { name: first.displayName },
        data: { state: first === one ? 'accepted' : 'rejected', reviewer: { id: first.id } },
      },
    });
    expect(await db.moderationAction.count({ where: { subjectKind: 'hard_picture', subjectId: id } })).toBe(
      1,
    );
  });

  test('takes the last decision back: the picture waits again', async () => {
    const member = await makeViewer();
    const { id } = await makeCorrection({ member, image: await picture(), claim: 1 });
    const [staff, other] = [await moderator(), await moderator()];
    unwrap(await reviewCorrection(staff, { id, decision: 'accept' }));
    expect(codeOf(await reopenCorrection(other, { id }))).toBe('not_allowed');
    expect(unwrap(await reopenCorrection(staff, { id })).touched).toEqual({ hardSets: ['mnist-mlp'] });
    expect(codeOf(await reopenCorrection(staff, { id }))).toBe('ok');
    expect(unwrap(await listPending(staff)).total).toBe(1);
    expect(unwrap(await getHardSet('mnist-mlp')).total).toBe(0);
    const kinds = (await db.moderationAction.findMany({ where: { subjectId: id, actorId: staff.id } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['accept_hard_picture', 'reopen_hard_picture']);
  });
});

describe('the accuracy on the hard set', () => {
  test('is counted over the pictures with a digit, for every version, with an interval around it', async () => {
    const [member, staff] = [await makeViewer(), await moderator()];
    const take = async (image: Uint8Array, claim: number | null, truth?: number | null) => {
      const { id } = await makeCorrection({ member, image, claim });
      const decision =
        truth === undefined ? { decision: 'accept' } : { decision: 'relabel', truth, reason: 'seen again' };
      unwrap(await reviewCorrection(staff, { id, ...decision }));
    };
    // Read as 7 by both: wrong for the label 1, right where the moderator says 7 after all; no digit counts nowhere.
    await take(await picture(), 1);
    await take(await picture(), 1, 7);
    await take(new Uint8Array(await digitPng(3)), null);
    const set = unwrap(await getHardSet('mnist-mlp'));
    expect(set).toMatchObject({ total: 3, withoutDigit: 1 });
    expect(set.accuracy).toEqual([
      { version: 1, right: 1, of: 2, low: expect.closeTo(0.0945, 3), high: expect.closeTo(0.9055, 3) },
      { version: 2, right: 1, of: 2, low: expect.closeTo(0.0945, 3), high: expect.closeTo(0.9055, 3) },
    ]);
    const stored = set.pictures.find(({ truth }) => truth === null);
    const here = await readHere(new Uint8Array(await digitPng(3)));
    expect(stored?.answers.at(-1)?.digit).toBe(here.digit);
    expect(stored?.input.every((value, i) => Math.abs(value - (here.input[i] ?? 0)) < 1e-6)).toBe(true);
  });
});
