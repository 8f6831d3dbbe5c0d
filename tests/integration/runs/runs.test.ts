import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { getBlob } from '@/lib/blobs';
import { db } from '@/lib/db';
import { RUN_NAME_MAX, RUNS_PER_MEMBER_MAX, RUNS_PER_PAGE } from '@/lib/limits';
import { changeRun, renameRun, shareRun, unshareRun } from '@/lib/runs/change-run';
import { deleteRun } from '@/lib/runs/delete-run';
import { getRun, getRunPicture, getSharedRun, listSharedRuns } from '@/lib/runs/get-run';
import { keepRun } from '@/lib/runs/keep-run';
import { listMemberRuns, listOwnRuns } from '@/lib/runs/list-runs';
import { makeBoard, makePost, makeTopic, makeViewer } from '@/prisma/factories';
import { makeRun } from '@/prisma/run-factories';
import { digitPng, digitSvg } from '../../support/pictures';
import { codeOf, unwrap } from '../discussion/world';
import { withSandbox } from './world';

const folder = withSandbox();

const seven = async () => new Uint8Array(await digitPng(7));
const blobCount = (): number =>
  readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  ).length;

/** Puts a run into a post, as the renderer does. */
async function embedIn(runId: number) {
  const author = await makeViewer();
  const board = await makeBoard();
  const topic = await makeTopic({ author, board });
  const post = await makePost({ author, topic });
  await db.postEmbed.create({ data: { postId: post.id, kind: 'run', key: String(runId) } });
  return { topic, post };
}

describe('a member who keeps a run', () => {
  test('gets what the server reads, under a name made from the answer', async () => {
    const member = await makeViewer();
    const { run, touched } = unwrap(await keepRun(member, { model: 'mnist-mlp', image: await seven() }));
    expect(run).toMatchObject({ digit: 7, model: 'mnist-mlp', version: 2, shared: false });
    expect(run.name).toMatch(/^7 · \d\d\.\d %$/);
    expect(run.author.id).toBe(member.id);
    expect(run.input).toHaveLength(784);
    expect(run.digits[0]?.input).toEqual(run.input);
    expect(run.probabilities.reduce((sum, each) => sum + each)).toBeCloseTo(1, 4);
    expect(touched).toEqual({});
    expect(unwrap(await getRun(member, run.id))).toEqual(run);
  });

  test('names it and shares it in the same step', async () => {
    const member = await makeViewer();
    const kept = await keepRun(member, {
      model: 'mnist-mlp',
      version: 1,
      image: await seven(),
      name: '  my\tseven ',
      shared: true,
    });
    const { run, touched } = unwrap(kept);
    expect(run).toMatchObject({ name: 'my seven', shared: true, version: 1 });
    expect(touched).toMatchObject({ runs: [run.id], members: [member.id] });
  });

  test('leaves nothing of a photograph but its pixels, at most 320 on a side', async () => {
    const member = await makeViewer();
    const svg = digitSvg(3, { side: 1200 });
    const image = await sharp(Buffer.from(svg))
      .withExif({ IFD0: { ImageDescription: 'at home', Artist: 'somebody' } })
      .jpeg()
      .toBuffer();
    const { run } = unwrap(await keepRun(member, { model: 'mnist-mlp', image: new Uint8Array(image) }));
    expect(run.picture).toEqual({ width: 1200, height: 1200 });
    const { png } = unwrap(await getRunPicture(run.id, async () => member));
    const metadata = await sharp(png).metadata();
    expect(metadata).toMatchObject({ format: 'png', width: 320, height: 320 });
    expect(metadata.exif).toBeUndefined();
    expect(Buffer.from(png).includes('at home')).toBe(false);
  });

  test('keeps one run however often the form is sent, also at the same moment', async () => {
    const member = await makeViewer();
    const raw = { model: 'mnist-mlp', image: await seven(), submissionId: 'once-and-only-once' };
    const before = blobCount();
    const all = await Promise.all([keepRun(member, raw), keepRun(member, raw), keepRun(member, raw)]);
    const ids = new Set(all.map((kept) => unwrap(kept).run.id));
    expect(ids.size).toBe(1);
    expect(unwrap(await keepRun(member, raw)).run.id).toBe([...ids][0]);
    expect(await db.run.count({ where: { authorId: member.id } })).toBe(1);
    expect(blobCount()).toBe(before + 1);
  });

  test('cannot keep a picture without a digit, nor what is no picture, and nothing of it stays', async () => {
    const member = await makeViewer();
    const before = blobCount();
    const blank = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const keep = (image: Uint8Array) => keepRun(member, { model: 'mnist-mlp', image });
    expect(codeOf(await keep(new Uint8Array(blank)))).toBe('no_digit');
    expect(codeOf(await keep(new TextEncoder().encode('<svg/>')))).toBe('unsupported_media');
    expect(codeOf(await keep(new Uint8Array()))).toBe('invalid_input');
    expect(await db.run.count({ where: { authorId: member.id } })).toBe(0);
    expect(blobCount()).toBe(before);
  });

  test('is refused as a guest, suspended, unconfirmed, or with a token without the scope', async () => {
    const image = await seven();
    const keep = (viewer: Parameters<typeof keepRun>[0]) => keepRun(viewer, { model: 'mnist-mlp', image });
    const member = await makeViewer();
    expect(codeOf(await keep(null))).toBe('not_signed_in');
    expect(codeOf(await keep({ ...member, suspendedUntil: new Date(Date.now() + 60_000) }))).toBe(
      'suspended',
    );
    expect(codeOf(await keep({ ...member, emailConfirmed: false }))).toBe('not_allowed');
    expect(codeOf(await keep({ ...member, sessionId: null, scopes: ['posts:write'] }))).toBe('not_allowed');
    expect(codeOf(await keep({ ...member, sessionId: null, scopes: ['runs:write'] }))).toBe('ok');
  });

  test('is told which field is wrong', async () => {
    const member = await makeViewer();
    const image = await seven();
    const keep = (raw: object) => keepRun(member, { model: 'mnist-mlp', image, ...raw });
    expect(codeOf(await keep({ name: 'x'.repeat(RUN_NAME_MAX + 1) }))).toBe('invalid_input');
    expect(codeOf(await keep({ name: 'turn\u202Eed' }))).toBe('invalid_input');
    expect(codeOf(await keep({ image: 'no bytes' }))).toBe('invalid_input');
    expect(codeOf(await keep({ model: 'gpt' }))).toBe('not_found');
    expect(codeOf(await keep({ version: 99 }))).toBe('not_found');
  });

  test('keeps at most so many, and the picture of one too many does not stay', async () => {
    const member = await makeViewer();
    const image = await seven();
    const first = await makeRun({ author: member, image });
    const row = await db.run.findUniqueOrThrow({ where: { id: first.id } });
    const { id: _id, ...columns } = row;
    await db.run.createMany({
      data: Array.from({ length: RUNS_PER_MEMBER_MAX - 2 }, (_, index) => ({
        ...columns,
        digits: columns.digits as object[],
        pictureKey: `filler-${index}`,
      })),
    });
    const before = blobCount();
    const keep = () => keepRun(member, { model: 'mnist-mlp', image });
    const codes = (await Promise.all([keep(), keep()])).map(codeOf).sort();
    expect(codes).toEqual(['not_allowed', 'ok']);
    const refused = await keep();
    expect(refused.ok ? '' : refused.error.detail).toBe('too_many_runs');
    expect(blobCount()).toBe(before + 1);
  });
});

describe('a run that is not shared', () => {
  test('does not exist for anybody but its member', async () => {
    const [member, other, moderator] = [
      await makeViewer(),
      await makeViewer(),
      await makeViewer({ role: 'moderator' }),
    ];
    const { id } = await makeRun({ author: member, image: await seven() });
    for (const viewer of [null, other, moderator]) {
      expect(codeOf(await getRun(viewer, id))).toBe('not_found');
      expect(codeOf(await getRunPicture(id, async () => viewer))).toBe('not_found');
    }
    expect(await getSharedRun(id)).toBeNull();
    expect(await listSharedRuns([id])).toEqual([]);
    expect(codeOf(await renameRun(other, { runId: id, name: 'x' }))).toBe('not_found');
    expect(codeOf(await unshareRun(moderator, { runId: id, reason: 'x' }))).toBe('not_found');
    expect(codeOf(await deleteRun(moderator, { runId: id, reason: 'x' }))).toBe('not_found');
    expect(codeOf(await getRun({ ...member, scopes: ['posts:write'] }, id))).toBe('not_found');
    expect(codeOf(await getRun({ ...member, scopes: ['runs:read'] }, id))).toBe('ok');
  });
});

describe('a member with a run', () => {
  test('renames it, and an empty name brings the made one back', async () => {
    const member = await makeViewer();
    const { id, name } = await makeRun({ author: member, image: await seven() });
    expect(unwrap(await renameRun(member, { runId: id, name: '斜着写的 7' })).run.name).toBe('斜着写的 7');
    expect(unwrap(await renameRun(member, { runId: id, name: ' ' })).run.name).toBe(name);
  });

  test('shares it and takes it back; the posts that show it are told both times', async () => {
    const member = await makeViewer();
    const { id } = await makeRun({ author: member, image: await seven() });
    const { topic } = await embedIn(id);
    const shared = unwrap(await shareRun(member, { runId: id }));
    expect(shared.run.shared).toBe(true);
    expect(shared.touched).toEqual({
      runs: [id],
      members: [member.id],
      topicPages: [{ topicId: topic.id, page: 1 }],
    });
    expect((await getSharedRun(id))?.id).toBe(id);
    expect((await listSharedRuns([id, id, -1])).map((card) => card.digit)).toEqual([7]);
    const back = unwrap(await unshareRun(member, { runId: id }));
    expect(back.touched.topicPages).toEqual([{ topicId: topic.id, page: 1 }]);
    expect(await getSharedRun(id)).toBeNull();
    expect(await db.moderationAction.count({ where: { subjectKind: 'run', subjectId: id } })).toBe(0);
  });

  test('deletes it with its picture; a second time there is nothing', async () => {
    const member = await makeViewer();
    const { id } = await makeRun({ author: member, image: await seven(), shared: true });
    const { key } = unwrap(await getRunPicture(id, async () => null));
    expect(await getBlob(key)).not.toBeNull();
    const both = await Promise.all([deleteRun(member, { runId: id }), deleteRun(member, { runId: id })]);
    expect(both.map(codeOf).sort()).toEqual(['not_found', 'ok']);
    expect(await getBlob(key)).toBeNull();
    expect(codeOf(await getRun(member, id))).toBe('not_found');
  });

  test('finds it in pages by digit, version and whether it is shared', async () => {
    const member = await makeViewer();
    const [image, three] = [await seven(), new Uint8Array(await digitPng(3))];
    for (let index = 0; index <= RUNS_PER_PAGE; index++) {
      await makeRun({ author: member, image, shared: index === 0, version: index === 0 ? 1 : 2 });
    }
    await makeRun({ author: member, image: three });
    await makeRun({ author: await makeViewer(), image, shared: true });
    const all = unwrap(await listOwnRuns(member, 1));
    expect(all).toMatchObject({ total: RUNS_PER_PAGE + 2, pageCount: 2 });
    expect(all.items[0]?.digit).toBe(3);
    expect(unwrap(await listOwnRuns(member, 2)).items).toHaveLength(2);
    expect(codeOf(await listOwnRuns(member, 3))).toBe('not_found');
    expect(unwrap(await listOwnRuns(member, 1, { digit: 3 })).total).toBe(1);
    expect(unwrap(await listOwnRuns(member, 1, { shared: true })).total).toBe(1);
    expect(unwrap(await listOwnRuns(member, 1, { version: 1, model: 'mnist-mlp' })).total).toBe(1);
    expect(codeOf(await listOwnRuns(member, 1, { digit: 12 }))).toBe('invalid_input');
    expect(codeOf(await listOwnRuns(null, 1))).toBe('not_signed_in');
    expect((await listMemberRuns(member.id, 1))?.total).toBe(1);
  });

  test('cannot change what somebody else shares', async () => {
    const [member, other] = [await makeViewer(), await makeViewer()];
    const { id } = await makeRun({ author: member, image: await seven(), shared: true });
    expect(codeOf(await renameRun(other, { runId: id, name: 'mine' }))).toBe('not_allowed');
    expect(codeOf(await unshareRun(other, { runId: id }))).toBe('not_allowed');
    expect(codeOf(await deleteRun(other, { runId: id }))).toBe('not_allowed');
    expect(codeOf(await getRun(other, id))).toBe('ok');
  });
});

describe('a moderator', () => {
  test('takes a shared run back or deletes it, with a reason that is logged, and cannot rename it', async () => {
    const [member, moderator] = [await makeViewer(), await makeViewer({ role: 'moderator' })];
    const image = await seven();
    const { id } = await makeRun({ author: member, image, shared: true });
    expect(codeOf(await unshareRun(moderator, { runId: id }))).toBe('invalid_input');
    expect(codeOf(await changeRun(moderator, { runId: id, name: 'x', shared: false, reason: 'r' }))).toBe(
      'not_allowed',
    );
    expect(unwrap(await unshareRun(moderator, { runId: id, reason: 'a face' })).run.shared).toBe(false);
    const second = await makeRun({ author: member, image, shared: true });
    expect(codeOf(await deleteRun(moderator, { runId: second.id }))).toBe('invalid_input');
    expect(codeOf(await deleteRun(moderator, { runId: second.id, reason: 'spam' }))).toBe('ok');
    const log = await db.moderationAction.findMany({
      where: { actorId: moderator.id },
      orderBy: { id: 'asc' },
    });
    expect(
      log.map(({ kind, subjectKind, subjectId, reason }) => [kind, subjectKind, subjectId, reason]),
    ).toEqual([
      ['unshare_run', 'run', id, 'a face'],
      ['delete_run', 'run', second.id, 'spam'],
    ]);
  });
});
