import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Construct, Event, Extension, State } from 'micromark-util-types';

/** Full-width punctuation, Chinese quotation marks and dashes: where they stand, a bare address has ended. */
export const CJK_PUNCTUATION = /[\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65“”‘’—…]/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const SCHEME = /^(?:https?:\/\/|(?=www\.))/i;
const DOMAIN = /^(?:[^\p{P}\p{S}\s]|[-_.])+/u;
/** What an address never holds: space, `<`, Chinese punctuation, and the end of a link's text. */
const STOP = new RegExp(`[\\s<]|${CJK_PUNCTUATION.source}|\\](?=[([])`);
const TRAILING = /[?!.,:*_~'";\]]$/;
const ENTITY = /&[a-z0-9]+;$/i;

const countOf = (text: string, letter: string): number => text.split(letter).length - 1;

/** GFM: punctuation at the end is text, and so is a closing parenthesis without its partner. */
function trimEnd(address: string): string {
  let rest = address;
  for (;;) {
    const entity = ENTITY.exec(rest)?.[0];
    if (entity) rest = rest.slice(0, -entity.length);
    else if (TRAILING.test(rest)) rest = rest.slice(0, -1);
    else if (rest.endsWith(')') && countOf(rest, ')') > countOf(rest, '(')) rest = rest.slice(0, -1);
    else return rest;
  }
}

/** The longest address; counting parentheses at each cut must not become quadratic. */
const ADDRESS_MAX = 2_000;

/** The bare address at the beginning of a text, by the rules of GFM; empty where there is none. */
export function addressAt(text: string): string {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return '';
  const stop = text.slice(0, ADDRESS_MAX + 1).search(STOP);
  if (stop < 0 && text.length > ADDRESS_MAX) return '';
  const run = stop < 0 ? text : text.slice(0, stop);
  const domain = DOMAIN.exec(run.slice(scheme.length))?.[0].replace(/[._]+$/, '') ?? '';
  const named =
    domain !== '' &&
    !domain
      .split('.')
      .slice(-2)
      .some((part) => part.includes('_'));
  return named ? trimEnd(run) : '';
}

/** An address inside the text of a possible link stays text; the link itself may then hold it. */
function inOpenBracket(events: readonly Event[]): boolean {
  const opening = events.findLast(([, token]) => token.type === 'labelLink' || token.type === 'labelImage');
  return opening !== undefined && !('_balanced' in opening[1] && opening[1]._balanced);
}

const isLatin = (code: Code): boolean =>
  code !== null && code >= 65 && /[a-z]/i.test(String.fromCharCode(code));

function mayPrecede(code: Code, isWww: boolean): boolean {
  if (!isWww) return !isLatin(code);
  if (code === null || markdownLineEndingOrSpace(code)) return true;
  const letter = String.fromCharCode(code);
  return /[(*_[\]~]/.test(letter) || UNSPACED.test(letter) || CJK_PUNCTUATION.test(letter);
}

/** A bare address. Its end is found in the source, since a tokenizer cannot give codes back. */
function addressLiteral(lines: readonly string[], lineStarts: readonly number[]): Construct {
  return {
    name: 'addressLiteral',
    tokenize(effects, ok, nok) {
      const context = this;
      let left = 0;
      let type: 'literalAutolinkWww' | 'literalAutolinkHttp' = 'literalAutolinkHttp';
      return start;

      function start(code: Code): State | undefined {
        const { line, offset } = context.now();
        const address = addressAt((lines[line - 1] ?? '').slice(offset - (lineStarts[line - 1] ?? 0)));
        const isWww = code === 87 || code === 119;
        if (address === '' || !mayPrecede(context.previous, isWww) || inOpenBracket(context.events))
          return nok(code);
        left = address.length;
        type = isWww ? 'literalAutolinkWww' : 'literalAutolinkHttp';
        effects.enter('literalAutolink');
        effects.enter(type);
        return inside(code);
      }

      function inside(code: Code): State | undefined {
        if (left === 0 || code === null || markdownLineEndingOrSpace(code)) {
          effects.exit(type);
          effects.exit('literalAutolink');
          return ok(code);
        }
        left--;
        effects.consume(code);
        return inside;
      }
    },
  };
}

const isEmail = (construct: Construct): boolean => construct.name === 'emailAutolink';

/** GFM's bare addresses, which end at Chinese punctuation: in `见https://a.cn/b，然后` the comma is text. */
export function cjkAutolinkLiteral(source: string): Extension {
  const lines = source.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const address = addressLiteral(lines, starts);
  const text: Record<string, Construct[]> = {};
  for (const [code, constructs] of Object.entries(gfmAutolinkLiteral().text ?? {}))
    text[code] = [constructs ?? []].flat().filter(isEmail);
  for (const code of [72, 104, 87, 119]) text[code] = [...(text[code] ?? []), address];
  return { text };
}
