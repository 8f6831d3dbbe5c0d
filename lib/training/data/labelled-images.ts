/** Pictures of one size with the class of each; pixels 0 (paper) to 255 (ink), picture after picture. */
export interface LabelledImages {
  count: number;
  /** Pixels of one picture. */
  size: number;
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** The pictures from `start` (inclusive) to `end` (exclusive), as views. */
export const slice = (images: LabelledImages, start: number, end: number): LabelledImages => ({
  count: end - start,
  size: images.size,
  pixels: images.pixels.subarray(start * images.size, end * images.size),
  labels: images.labels.subarray(start, end),
});
