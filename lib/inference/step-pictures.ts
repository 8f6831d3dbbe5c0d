import sharp from 'sharp';
import type { Step, StepName } from './prepare/prepare';

/** The steps of a preparation as grey PNG files in base64: 0 is paper, 255 is ink. */
export function encodeSteps(
  steps: readonly Step[],
): Promise<{ name: StepName; width: number; height: number; png: string }[]> {
  return Promise.all(
    steps.map(async ({ name, plane: { width, height, values } }) => {
      const grey = Uint8Array.from(values, (value) => Math.round(255 * value));
      const png = await sharp(grey, { raw: { width, height, channels: 1 } })
        .png()
        .toBuffer();
      return { name, width, height, png: png.toString('base64') };
    }),
  );
}
