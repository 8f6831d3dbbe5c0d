const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * One kind of line ending, no byte order mark, and nothing that is no letter: zero bytes and halves of surrogate pairs
 * become U+FFFD as CommonMark asks. Offsets in the tree then agree with the text, and PostgreSQL takes it.
 */
export const normalizeSource = (source: string): string =>
  source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .replace(LONE_SURROGATES, '\uFFFD');
