import unhomoglyph from 'unhomoglyph';

/**
 * Which letters a username may hold, and when two names look the same, after Unicode UTS #39
 * (https://www.unicode.org/reports/tr39/). The table of look-alikes is Unicode's confusables.txt, as the package
 * `unhomoglyph` carries it.
 */

const HAN = '\\p{Script=Han}';
const KANA = '\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC';
const BOPOMOFO = '\\p{Script=Bopomofo}';
const HANGUL = '\\uAC00-\\uD7A3';
const CYRILLIC = '\\u0400-\\u045F\\u048A-\\u04FF';
const GREEK = '\\u0370-\\u03FF\\u1F00-\\u1FFF';
/** Without phonetic letters, small capitals and clicks: no language's everyday letters, many look-alikes. */
const LATIN = 'A-Za-z\\u00AA-\\u01BF\\u01C4-\\u024F\\u1E00-\\u1EFF';
const NEUTRAL = '0-9_\\-';

const alphabet = new RegExp(
  `^[${HAN}${KANA}${BOPOMOFO}${HANGUL}${CYRILLIC}${GREEK}${LATIN}${NEUTRAL}]*$`,
  'u',
);
/** Modifier letters look like punctuation; the iteration mark and the long-vowel mark are parts of words. */
const letters = /^([\p{Lu}\p{Ll}\p{Lt}\p{Lo}々〇ー0-9_-])*$/u;

/** UTS #39, section 5.2, "highly restrictive", and for Cyrillic and Greek one script alone. */
const wholeNames = [
  `${LATIN}${HAN}${KANA}`,
  `${LATIN}${HAN}${BOPOMOFO}`,
  `${LATIN}${HAN}${HANGUL}`,
  CYRILLIC,
  GREEK,
].map((scripts) => new RegExp(`^[${scripts}${NEUTRAL}]*$`, 'u'));

/** Whether every letter of an NFKC name is one that names may hold: no marks, no invisible letters. */
export const isUsernameAlphabet = (name: string): boolean => alphabet.test(name) && letters.test(name);

/** Whether a name keeps to scripts that are written together. */
export const isSingleScript = (name: string): boolean => wholeNames.some((script) => script.test(name));

/** Letter by letter and remembered: the package's own search over 6,000 alternatives takes a millisecond a name. */
const folded = new Map<string, string>();
/** More letters than a site sees; what somebody invents beyond them is looked up each time. */
const FOLDED_MAX = 20_000;

function foldLetter(letter: string): string {
  const known = folded.get(letter);
  if (known !== undefined) return known;
  const result = unhomoglyph(letter);
  if (folded.size < FOLDED_MAX) folded.set(letter, result);
  return result;
}

const fold = (text: string): string => Array.from(text.normalize('NFD'), foldLetter).join('');

/** What a reader takes for plain Latin: its letters, and the small capitals that confusables.txt gives for в, н, т, м, к. */
const plainLatin = /^[A-Za-zʙʜᴛʍĸ\p{M}0-9_-]*$/u;

/**
 * Whether a Cyrillic or Greek name can be read as a Latin one (`раура`, `ВАС`): UTS #39, section 4.1,
 * whole-script confusables. Both cases count, because names differ not by case.
 */
export function readsAsLatin(name: string): boolean {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)) return false;
  const spellings = [name, name.toUpperCase(), name.toLowerCase()];
  return spellings.some((spelling) => plainLatin.test(fold(spelling)));
}

/**
 * The skeleton of a name: case, width and look-alike letters folded away. Capitals are folded first, so that
 * `I`, `l` and `1` meet; folding repeats until nothing changes, so that a skeleton is its own skeleton.
 */
export function skeletonOf(name: string): string {
  let before = '';
  let skeleton = name.normalize('NFKC');
  for (let round = 0; round < 8 && skeleton !== before; round++) {
    before = skeleton;
    skeleton = fold(fold(skeleton.toUpperCase()).toLowerCase()).toLowerCase().normalize('NFKC');
  }
  return skeleton;
}
