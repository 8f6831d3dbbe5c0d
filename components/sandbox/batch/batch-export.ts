import type { BatchItem } from './batch-item';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const HEAD = [
  'file',
  'state',
  'digit',
  'probability',
  'digits',
  'model',
  'version',
  ...DIGITS.map((digit) => `p${digit}`),
  'error',
];

/**
 * One field of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets a quote in front (OWASP, CSV
 * injection): file names come from strangers.
 */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function fieldsOf({ name, state }: BatchItem): (string | number)[] {
  if (state.kind !== 'read') {
    const error = state.kind === 'failed' ? state.failure.code : '';
    return [name, state.kind, '', '', '', '', '', ...DIGITS.map(() => ''), error];
  }
  const { digit, probabilities, digits, model, version } = state.prediction;
  // A quote keeps "007" from becoming 7: several digits are a text.
  const all = digits.map((each) => each.digit).join(' ');
  return [name, 'read', digit, probabilities[digit] ?? 0, all, model, version, ...probabilities, ''];
}

/** The batch as CSV, with a byte order mark: without it, Excel reads Chinese file names as Latin letters. */
export function toCsv(items: readonly BatchItem[]): string {
  const lines = [HEAD, ...items.map(fieldsOf)].map((fields) => fields.map(csvField).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** The batch as JSON: for each file the API's own answer, or the code of its failure. */
export function toJson(items: readonly BatchItem[]): string {
  const rows = items.map(({ name, state }) => {
    if (state.kind === 'read') return { file: name, state: state.kind, prediction: state.prediction };
    return { file: name, state: state.kind, error: state.kind === 'failed' ? state.failure.code : null };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
