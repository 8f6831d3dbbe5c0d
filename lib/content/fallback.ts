import { escapeText } from './escape';
import { normalizeSource } from './normalize';
import { RENDERER_VERSION } from './renderer-version';
import type { DiagnosticCode, Rendered } from './views';

/** Where another try may succeed, the version says that the post is to be made again. */
const WORTH_RETRYING: ReadonlySet<DiagnosticCode> = new Set(['busy', 'internal']);

/** The post as escaped text: what is kept when it cannot be rendered. */
export function fallback(source: string, code: DiagnosticCode, message: string): Rendered {
  const text = normalizeSource(source);
  return {
    // HTML drops a line end that begins a pre.
    html: `<pre class="plain-fallback" tabindex="0">${escapeText(text.replace(/^\n+/, ''))}\n</pre>`,
    mentions: [],
    links: [],
    embeds: [],
    text,
    diagnostics: [{ code, message }],
    renderer: WORTH_RETRYING.has(code) ? 0 : RENDERER_VERSION,
  };
}
