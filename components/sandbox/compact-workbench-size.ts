/** Heights of the compact workbench, whatever it shows: reserve them where it is loaded late, and nothing shifts. */
export const COMPACT_SIZE = {
  /** Below `wideFrom` of width: pad over answer. */
  narrow: 612,
  /** From `wideFrom` on: the answer beside the pad. */
  wide: 372,
  wideFrom: 560,
} as const;
