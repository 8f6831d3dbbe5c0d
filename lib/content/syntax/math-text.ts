import { markdownLineEnding, markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

const DOLLAR = 36;
const BACKSLASH = 92;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;
const PAREN_OPEN = 40;
const PAREN_CLOSE = 41;
const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;

const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;
const isLetter = (code: Code): boolean =>
  code !== null && ((code >= 65 && code <= 90) || (code >= 97 && code <= 122));
/** Commands whose argument is text, in which a `$` begins a formula of its own: `$\text{if $x$}$`. */
const TEXT_COMMAND = /^(?:text[a-z]*|mbox|hbox|tag)$/;

/**
 * Where a search for an end has failed, every later search in the same stretch fails as well. Without this note
 * ten thousand lone dollars would each scan the rest of the paragraph.
 */
class FailedSearches {
  private from = 0;
  private to = -1;
  has(offset: number): boolean {
    return offset >= this.from && offset < this.to;
  }
  add(from: number, to: number): void {
    this.from = from;
    this.to = to;
  }
}

/** Follows TeX while a formula is read: escapes, and the text arguments in which dollars do not end it. */
class TexReader {
  /** The code before this one was a backslash that begins a command or an escape. */
  escaped = false;
  private command: string | null = null;
  private textDepth = 0;

  get inTextArgument(): boolean {
    return this.textDepth > 0;
  }

  read(code: Code): void {
    if (this.escaped) {
      this.escaped = false;
      this.command = isLetter(code) && code !== null ? String.fromCharCode(code) : null;
    } else if (code === BACKSLASH) {
      this.escaped = true;
      this.command = null;
    } else if (this.command !== null && isLetter(code) && code !== null) {
      this.command += String.fromCharCode(code);
    } else {
      this.readBrace(code);
      this.command = null;
    }
  }

  private readBrace(code: Code): void {
    const opensText = code === BRACE_OPEN && this.command !== null && TEXT_COMMAND.test(this.command);
    if (this.textDepth > 0 || opensText) {
      if (code === BRACE_OPEN) this.textDepth++;
      else if (code === BRACE_CLOSE) this.textDepth--;
    }
  }
}

/** What is open: how its end looks. */
type Opening = 'dollar' | 'dollars' | 'paren' | 'bracket';

/** Reads from the first code after the opening marker to the end of the formula. */
function tokenizeBody(
  context: TokenizeContext,
  effects: Effects,
  ok: State,
  nok: State,
  opening: Opening,
  failed: FailedSearches,
): State {
  const from = context.now().offset;
  const tex = new TexReader();
  let previous: Code = null;
  let filled = false;

  return begin;

  function begin(code: Code): State | undefined {
    if (failed.has(from)) return nok(code);
    // Pandoc: no space after the opening dollar.
    if (opening === 'dollar' && (code === null || markdownLineEndingOrSpace(code))) return nok(code);
    return between(code);
  }

  function between(code: Code): State | undefined {
    if (code === null) {
      failed.add(from, context.now().offset + 1);
      return nok(code);
    }
    if (markdownLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      tex.read(code);
      previous = code;
      return between;
    }
    effects.enter('mathTextData');
    return data(code);
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mathTextData');
      return between(code);
    }
    if (code === DOLLAR && !tex.escaped && !tex.inTextArgument) return dollar(code);
    const next =
      tex.escaped && (opening === 'paren' || opening === 'bracket') ? afterBackslash(code) : undefined;
    if (next) return next;
    tex.read(code);
    if (!markdownLineEndingOrSpace(code)) filled = filled || code !== BACKSLASH;
    previous = code;
    effects.consume(code);
    return data;
  }

  function dollar(code: Code): State | undefined {
    // Pandoc: a space before the next dollar means that neither of them marks a formula ("from $5 to $10").
    if (opening === 'dollar' && markdownLineEndingOrSpace(previous)) return nok(code);
    effects.consume(code);
    return afterDollar;
  }

  /** `\)` or `\]`. */
  function afterBackslash(code: Code): State | undefined {
    const end = opening === 'paren' ? PAREN_CLOSE : BRACKET_CLOSE;
    if (code !== end || tex.inTextArgument) return undefined;
    effects.consume(code);
    return finish;
  }

  function afterDollar(code: Code): State | undefined {
    // Pandoc: nor does a dollar with a digit after it ("$5和$10").
    if (opening === 'dollar') return isDigit(code) ? nok(code) : finish(code);
    if (opening === 'dollars' && code === DOLLAR) {
      effects.consume(code);
      return finish;
    }
    tex.read(DOLLAR);
    previous = DOLLAR;
    filled = true;
    return data(code);
  }

  function finish(code: Code): State | undefined {
    if (!filled) return nok(code);
    effects.exit('mathTextData');
    effects.exit('mathText');
    return ok(code);
  }
}

/** Formulas between `$` or `$$` within text. */
export function dollarMath(): Construct {
  const failures = { dollar: new FailedSearches(), dollars: new FailedSearches() };
  return {
    name: 'dollarMath',
    previous(code) {
      // Never in the middle of a run of dollars, unless the one before was escaped or ended a formula.
      const before = this.events.at(-1)?.[1].type;
      return code !== DOLLAR || before === 'characterEscape' || before === 'mathText';
    },
    tokenize(effects, ok, nok) {
      const context = this;
      let size = 0;
      return start;

      function start(code: Code): State | undefined {
        effects.enter('mathText');
        effects.enter('mathTextData');
        return sequence(code);
      }

      function sequence(code: Code): State | undefined {
        if (code === DOLLAR && size < 3) {
          effects.consume(code);
          size++;
          return sequence;
        }
        effects.exit('mathTextData');
        if (size > 2) return nok(code);
        const opening = size === 1 ? 'dollar' : 'dollars';
        return tokenizeBody(context, effects, ok, nok, opening, failures[opening])(code);
      }
    },
  };
}

/** Formulas between `\(` and `\)`, or `\[` and `\]`, within text. */
export function backslashMath(): Construct {
  const failures = { paren: new FailedSearches(), bracket: new FailedSearches() };
  return {
    name: 'backslashMath',
    tokenize(effects, ok, nok) {
      const context = this;
      return start;

      function start(code: Code): State | undefined {
        effects.enter('mathText');
        effects.enter('mathTextData');
        effects.consume(code);
        return marker;
      }

      function marker(code: Code): State | undefined {
        if (code !== PAREN_OPEN && code !== BRACKET_OPEN) return nok(code);
        effects.consume(code);
        effects.exit('mathTextData');
        const opening = code === PAREN_OPEN ? 'paren' : 'bracket';
        return (next: Code) => tokenizeBody(context, effects, ok, nok, opening, failures[opening])(next);
      }
    },
  };
}
