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
