import { USERNAME_MAX, USERNAME_MIN } from '../limits';

/** Scripts that are written without spaces: a name may end in the middle of such a run. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const JOINER = /[_-]/;

/** Whether a name can end before `next`: at a change to or within Han letters, or where only joiners follow. */
function mayEnd(letters: readonly string[], at: number): boolean {
  const last = letters[at - 1] ?? '';
  const next = letters[at] ?? '';
  if (UNSPACED.test(last) || UNSPACED.test(next)) return true;
  return (
    JOINER.test(next) && letters.slice(at).every((letter) => JOINER.test(letter) || UNSPACED.test(letter))
  );
}

/**
 * The names that `@run` may mean, longest first. `小明你好` may be a member called 小明; `alice你好` may be alice;
 * but `alicexyz` is never alice.
 */
export function mentionCandidates(run: string): string[] {
  const letters = [...run];
  const candidates: string[] = [];
  for (let at = Math.min(letters.length, USERNAME_MAX); at >= USERNAME_MIN; at--)
    if (at === letters.length || mayEnd(letters, at)) candidates.push(letters.slice(0, at).join(''));
  return candidates;
}

/** How two spellings of a name are compared here; the members' own rule is stricter and decides who is who. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Exactly what the renderer writes; text cannot look like it, for `<` is escaped there, and quotes in attributes. */
const MENTION = /<a class="mention" href="[^"]*" data-mention="([^"]*)">@([^<]*)<\/a>/g;

const linkTo = (name: string, shown: string): string =>
  `<a class="mention" href="/members/${encodeURIComponent(name)}" data-mention="${name}">@${shown}</a>`;

/**
 * Keeps the mentions of members and makes text of the others. Of a run of letters the longest beginning that is known
 * becomes the link, the rest stays text.
 * @param known names of members, as they were listed in `Rendered.mentions` (or in any case and width)
 */
export function resolveMentions(html: string, known: ReadonlySet<string>): string {
  const byKey = new Map([...known].map((name) => [keyOf(name), name]));
  return html.replace(MENTION, (_, run: string) => {
    for (const candidate of mentionCandidates(run)) {
      const name = known.has(candidate) ? candidate : byKey.get(keyOf(candidate));
      if (name !== undefined && /^[\p{L}\p{N}\p{M}_-]+$/u.test(name))
        return linkTo(name, candidate) + run.slice(candidate.length);
    }
    return `@${run}`;
  });
}
