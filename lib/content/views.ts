/**
 * The shapes that other rooms get from the content pipeline. How the pipeline works: README.md beside this file.
 */

/** Why a part of a post, or the whole of it, was not rendered as its author may have meant it. */
export type DiagnosticCode =
  /** A formula that KaTeX refused; shown as its source, `message` has KaTeX's reason (English). */
  | 'math'
  /** Longer than POST_SOURCE_MAX. The whole post is escaped text. */
  | 'too_long'
  /** Nested too deeply, or too many of one thing (`message` says of what). The whole post is escaped text. */
  | 'too_complex'
  /** The HTML would be too large. The whole post is escaped text. */
  | 'too_large'
  /** The worker did not finish before RENDER_DEADLINE_MS. The whole post is escaped text. */
  | 'deadline'
  /** No worker was free for too long; worth another try. The whole post is escaped text, `renderer` is 0. */
  | 'busy'
  /** A fault of the renderer. The whole post is escaped text, `renderer` is 0. */
  | 'internal'
  /** A code block that is too long or too slow to highlight; shown plain. */
  | 'code_plain'
  /** A line that looks like an embed and is none (`message` says why); shown as it was typed. */
  | 'embed';

/** What a post can show as a block of its own. */
export const EMBED_KINDS = ['run', 'model'] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** One thing of the site that a post shows: a run by its number, a model by `name` or `name@version`. */
export interface EmbedRef {
  kind: EmbedKind;
  id: string;
}

/** One remark of the renderer about the source. */
export interface Diagnostic {
  code: DiagnosticCode;
  /** For a person who reads English or for the log; never HTML. */
  message: string;
  /** Line in the source, from 1, where it is known. */
  line?: number;
}

/** What a post's source became. */
export interface Rendered {
  /** Safe HTML, the same in every language and for every viewer. */
  html: string;
  /**
   * Names after an `@` that could be a member's name, without the `@`, in order and without repetition. Where Han
   * letters run on (`@小明你好`), every beginning of the run that could be a name is listed.
   */
  mentions: string[];
  /** Own pages that the post links to, as paths without origin and locale (`/topics/7#post-3`), without repetition. */
  links: string[];
  /** What the post shows as cards or widgets, in order and without repetition. */
  embeds: EmbedRef[];
  /** Plain text for search, excerpts, mail and feeds: formulas as TeX, code as written. */
  text: string;
  diagnostics: Diagnostic[];
  /** RENDERER_VERSION of the renderer that made it; 0 where it should be made again (`busy`, `internal`). */
  renderer: number;
}

/** Options of a rendering. */
export interface RenderOptions {
  /**
   * Letters and digits that make the ids inside the post unique on a page that shows many posts (footnotes, headings,
   * equations). Default: derived from the source, so that the same source always gives the same html.
   */
  scope?: string;
  /** Origin of the site (`https://example.org`): absolute links to it are own links. */
  origin?: string;
}

/** Whether the whole post fell back to escaped text. */
export const isFallback = (rendered: Pick<Rendered, 'diagnostics'>): boolean =>
  rendered.diagnostics.some((entry) =>
    ['too_long', 'too_complex', 'too_large', 'deadline', 'busy', 'internal'].includes(entry.code),
  );
