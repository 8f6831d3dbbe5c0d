/** The form in which a name is kept: NFC, single spaces. */
export const normaliseRunName = (raw: string): string => raw.normalize('NFC').replace(/\s+/g, ' ').trim();

/** What a run without a name is called: `7 · 99.8 %`, of several digits `427`. The same in every language. */
export function defaultRunName(
  digits: readonly { digit: number; probabilities: readonly number[] }[],
): string {
  const read = digits.map(({ digit }) => digit).join('');
  const [only] = digits;
  if (digits.length !== 1 || !only) return read;
  return `${read} · ${percent(only.probabilities[only.digit] ?? 0)}`;
}

/** A probability as `99.8 %`, never 100 % for what is not certain. The same in every language. */
export const percent = (share: number): string =>
  `${Math.min(99.9, Math.floor(share * 1000) / 10).toFixed(1)} %`;
