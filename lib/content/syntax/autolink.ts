import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';

/** Full-width punctuation, Chinese quotation marks and dashes: where they stand, a bare address has ended. */
export const CJK_PUNCTUATION = /[\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65“”‘’—…]/;
const SPACE = 32;

const seenAs = (code: Code): Code =>
  code !== null && code > 127 && CJK_PUNCTUATION.test(String.fromCharCode(code)) ? SPACE : code;

/**
 * Lets a tokenizer see a space where Chinese punctuation stands. The tokenizer ends there as it does at a space, and
 * never consumes it, so that micromark gives the real code to whatever comes next.
 */
function endAtCjkPunctuation(tokenize: Tokenizer): Tokenizer {
  return function tokenizeAutolink(effects, ok, nok) {
    let real: Code = null;
    let ended = false;
    const leave = (next: State) => () => {
      ended = true;
      return next(real);
    };
    const step =
      (state: State): State =>
      (code) => {
        real = code;
        const next = state(seenAs(code));
        return next === undefined || ended ? next : step(next);
      };
    return step(tokenize.call(this, effects, leave(ok), leave(nok)));
  };
}

const adapt = (construct: Construct): Construct =>
  construct.name === 'protocolAutolink' || construct.name === 'wwwAutolink'
    ? { ...construct, tokenize: endAtCjkPunctuation(construct.tokenize) }
    : construct;

/** GFM's bare addresses, which end at Chinese punctuation: in `见https://a.cn/b，然后` the comma is text. */
export function cjkAutolinkLiteral(): Extension {
  const text = gfmAutolinkLiteral().text ?? {};
  const adapted = Object.entries(text).map(([code, constructs]) => {
    const list = Array.isArray(constructs) ? constructs : constructs ? [constructs] : [];
    return [code, list.map(adapt)];
  });
  return { text: Object.fromEntries(adapted) };
}
