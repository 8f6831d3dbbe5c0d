import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { z } from 'zod';
import { db } from '@/lib/db';
import type { Member } from '@/lib/db/generated/client';
import { reviewCorrection } from '@/lib/hard-set/review-correction';
import { DECISIONS } from '@/lib/hard-set/views';
import { viewerOf } from './factories';
import { closeRunFactories, makeCorrection } from './run-factories';

const FILE = new URL('./seed/hard-set.json', import.meta.url);
const DAY_MS = 86_400_000;
/** A moderator looks half a day later. */
const REVIEW_MS = DAY_MS / 2;
const SIDE = 280;

const label = z.int().min(0).max(9).nullable();

const correction = z.strictObject({
  member: z.string(),
  /** Strokes on a square from (0, 0) to (100, 100), as SVG has them. */
  path: z.string().regex(/^[\dMLCZ .-]+$/),
  pen: z.number(),
  /** Degrees, clockwise. */
  turn: z.number(),
  version: z.int(),
  claim: label,
  credited: z.boolean(),
  days: z.number(),
  /** Null while it waits. */
  review: z
    .strictObject({
      by: z.string(),
      decision: z.enum(DECISIONS),
      truth: label.optional(),
      reason: z.string().default(''),
    })
    .nullable(),
});

type CorrectionSeed = z.output<typeof correction>;

/** The corrections of the file, checked. */
export const readHardSetSeed = (): CorrectionSeed[] =>
  z.array(correction).parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** A picture as a member would have drawn it. */
export const drawnPicture = ({ path, pen, turn }: CorrectionSeed): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
      <rect width="100%" height="100%" fill="white"/>
      <g transform="translate(56 56) scale(1.68) rotate(${turn} 50 50)"><path d="${path}" fill="none" stroke="#1c1c28"
        stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/></g></svg>`),
  )
    .png()
    .toBuffer();

function named(members: readonly Member[], username: string): Member {
  const member = members.find((each) => each.username === username);
  if (!member) throw new Error(`prisma/seed/hard-set.json: there is no "${username}"`);
  return member;
}

async function seedCorrection(seed: CorrectionSeed, members: readonly Member[], now: number): Promise<void> {
  const { claim, version, credited, review } = seed;
  const createdAt = new Date(now - seed.days * DAY_MS);
  const member = named(members, seed.member);
  if (await db.hardPicture.findFirst({ where: { memberId: member.id, claim, modelVersion: version } }))
    return;
  const image = await drawnPicture(seed);
  const { id } = await makeCorrection({ member, image, claim, version, credited, createdAt });
  if (!review) return;
  const { by, ...decision } = review;
  // Demo members have no mail address, which moderators of the site need.
  const moderator = viewerOf(named(members, by), { emailConfirmed: true });
  const reviewed = await reviewCorrection(moderator, { id, ...decision });
  if (!reviewed.ok) throw new Error(`prisma/seed/hard-set.json: ${reviewed.error.code}`);
  const reviewedAt = new Date(createdAt.getTime() + REVIEW_MS);
  await db.hardPicture.update({ where: { id }, data: { reviewedAt } });
}

/** Corrections by demo members, most of them reviewed. Those that are there already stay as they are. */
export async function seedHardSet(members: readonly Member[], now: number): Promise<void> {
  for (const seed of readHardSetSeed()) await seedCorrection(seed, members, now);
  await closeRunFactories();
}
