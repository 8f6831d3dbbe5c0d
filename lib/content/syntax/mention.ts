import type { Code, Construct, State } from 'micromark-util-types';

import { USERNAME_MAX, USERNAME_MIN } from '../../limits';

const AT = 64;
const NAME = new RegExp(`^[\\p{L}\\p{N}_-]{${USERNAME_MIN},}$`, 'u');
const NAME_LETTER = /[\p{L}\p{N}_-]/u;
/** Before the `@` of an e-mail address or a path stands one of these; Han letters may stand before a mention. */
const BLOCKS_MENTION = /[A-Za-z0-9_.+\-@/\\:\u00C0-\u024F\u0370-\u052F]/;

const isSurrogate = (code: number): boolean => code >= 0xd8_00 && code <= 0xdf_ff;
const inName = (code: Code): code is number =>
  code !== null && code >= 0 && (isSurrogate(code) || NAME_LETTER.test(String.fromCharCode(code)));

/** `@name`. Takes as many letters as a name may have; which part of it is a member is decided later. */
export function mention(): Construct {
  return {
    name: 'mention',
    previous: (code) => code === null || code < 0 || !BLOCKS_MENTION.test(String.fromCharCode(code)),
    tokenize(effects, ok, nok) {
      let name = '';
      return (code: Code) => {
        effects.enter('mention');
        effects.consume(code);
        return letter;
      };

      function letter(code: Code): State | undefined {
        if (inName(code) && fits(code)) {
          name += String.fromCharCode(code);
          effects.consume(code);
          return letter;
        }
        // `@a@b` is no name, and a Latin name that goes on past the limit is none either.
        if (code === AT || (inName(code) && code < 0x250) || !NAME.test(name)) return nok(code);
        effects.exit('mention');
        return ok(code);
      }

      /** A second half of a surrogate pair always follows its first. */
      function fits(code: number): boolean {
        const letters = [...name].length;
        return (
          letters < USERNAME_MAX || (code >= 0xdc_00 && code <= 0xdf_ff && /[\uD800-\uDBFF]$/.test(name))
        );
      }
    },
  };
}
