import { createHash } from 'node:crypto';

/** What makes two pictures one: the numbers that the network saw. */
export const inputHash = (input: Uint8Array): string => createHash('sha256').update(input).digest('hex');
