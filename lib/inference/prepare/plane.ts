/** A picture as it comes from a decoder or a canvas: RGBA bytes, row by row, alpha not multiplied in. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** One number for each pixel, row by row. */
export interface Plane {
  width: number;
  height: number;
  values: Float32Array;
}

/** A rectangle of pixels; `right` and `bottom` are the first column and row outside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const createPlane = (width: number, height: number): Plane => ({
  width,
  height,
  values: new Float32Array(width * height),
});

export const boxWidth = (box: Box): number => box.right - box.left;
export const boxHeight = (box: Box): number => box.bottom - box.top;
export const longSide = (box: Box): number => Math.max(boxWidth(box), boxHeight(box));

/** The smallest box around both. */
export const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Columns that both have; negative for the columns between them. */
export const overlapAcross = (a: Box, b: Box): number =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** Rows that both have; negative for the rows between them. */
export const overlapDown = (a: Box, b: Box): number => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
