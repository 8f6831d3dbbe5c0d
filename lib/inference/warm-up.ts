import sharp from 'sharp';
import { answer } from './answer';
import type { Session } from './session';

/** So many pictures make the engine compile what preparing a picture runs through. */
const ROUNDS = 5;
const SIDE = 200;

/** A black bar on white paper: a one. */
async function samplePicture(): Promise<Uint8Array> {
  const grey = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    return x > 90 && x < 110 && y > 40 && y < 160 ? 0 : 255;
  });
  return sharp(grey, { raw: { width: SIDE, height: SIDE, channels: 1 } })
    .png()
    .toBuffer();
}

/** Reads a small picture a few times, so that a member's first picture does not wait for libraries to load. */
export async function warmUp(session: Session): Promise<void> {
  const picture = await samplePicture();
  for (let round = 0; round < ROUNDS; round++) await answer(session, picture);
}
