import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { STROKES } from './pictures';

/** What the console says of an answer with 4xx that a test provokes. */
export const REFUSED = /status of 4(00|13|15|22)/;

/** A share of the pad: from the left, from the top. */
export type PadPoint = readonly [number, number];

export const SEVEN: readonly PadPoint[] = [
  [0.25, 0.2],
  [0.75, 0.2],
  [0.45, 0.85],
];
export const ONE: readonly PadPoint[] = [
  [0.5, 0.15],
  [0.5, 0.85],
];

export const pad = (page: Page): Locator => page.getByRole('img', { name: /Drawing pad|手写板/ });
export const answer = (page: Page): Locator => page.getByTestId('digit');
export const upload = (page: Page): Locator => page.locator('input[type="file"]');
export const file = (buffer: Buffer, name = 'digit.png') => ({ name, mimeType: 'image/png', buffer });
/** Where the shown answer was computed, in English. */
export const readHere = (page: Page): Locator => page.getByText(/Read in your browser in [\d.]+ ms/);
export const readThere = (page: Page): Locator => page.getByText(/Read on the server in [\d.]+ ms/);

/** Draws lines through points of the pad; the pen stays down where `lift` is false. */
export async function draw(page: Page, points: readonly PadPoint[], { lift = true } = {}): Promise<void> {
  await pad(page).scrollIntoViewIfNeeded();
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('no pad');
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  if (!first) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 10 });
  if (lift) await page.mouse.up();
}

/** Opens the sandbox and waits until its script has taken the page over: what is drawn before is lost. */
export async function openSandbox(page: Page, path = '/en/sandbox'): Promise<void> {
  await page.goto(path);
  await expect(upload(page)).toHaveAttribute('multiple');
}

/** Opens the sandbox and waits until the network is in the browser: what is drawn then is read there. */
export async function openReady(page: Page, path = '/en/sandbox'): Promise<void> {
  await openSandbox(page, path);
  await draw(page, ONE);
  await expect(readHere(page)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(answer(page)).toHaveCount(0);
}

/** The ten exact probabilities of the shown answer. */
export async function shownProbabilities(page: Page): Promise<number[]> {
  const cells = page.getByRole('table', { name: 'Probability of each digit' }).locator('data');
  return cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('value'))));
}

/** Digits beside each other as a PNG file, each 280 x 280. */
export async function rowOfDigits(digits: readonly number[]): Promise<Buffer> {
  const paths = digits.map(
    (digit, at) => `<path transform="translate(${at * 280 + 70} 60) scale(1.5)" d="${STROKES[digit]}"
      fill="none" stroke="black" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
  const width = digits.length * 280;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="280">
    <rect width="100%" height="100%" fill="white"/>${paths.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
