/**
 * Whether a key belongs to an input method. Enter that confirms a Chinese word must neither send nor break
 * anything. Safari reports that Enter after `compositionend`, with `isComposing` false: key code 229 tells it.
 */
export const isComposing = (event: { isComposing?: boolean; keyCode: number }): boolean =>
  event.isComposing === true || event.keyCode === 229;
