/** The place of the gallery where pictures of `truth` that were taken for `answer` are. */
export const failuresId = (truth: number, answer: number): string => `failures-${truth}-${answer}`;
