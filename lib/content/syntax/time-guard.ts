import type { Construct, Extension } from 'micromark-util-types';

/**
 * Ends the parsing of a source when its time is over. micromark has no such option; but it asks every construct at
 * every line, and this one looks at the clock and then declines. Most poison ends here, and its thread lives on.
 */
export function timeGuard(check: () => void): Extension {
  const guard: Construct = {
    name: 'timeGuard',
    partial: true,
    tokenize: (_, __, nok) => (code) => {
      check();
      return nok(code);
    },
  };
  return { document: { null: guard }, flow: { null: guard } };
}
