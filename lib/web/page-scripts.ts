import { createHash } from 'node:crypto';
import { EARLY_SCRIPT } from '@/lib/early-script';

/** Elements with a `src` are covered by `'self'`. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
/**
 * Calls that hand over data: React's stream, and the list of files that Turbopack's runtime begins with. Their only
 * argument is JSON (checked apart), so that they cannot do anything else.
 */
const DATA_CALLS = [
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\);?$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);?$/,
];
/** Fixed scripts: ours, and those of React's server renderer (they mark and swap in what was streamed late). */
const FIXED_SCRIPTS: ReadonlySet<string> = new Set([
  EARLY_SCRIPT,
  'requestAnimationFrame(function(){$RT=performance.now()});',
]);

const sourceOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an inline script is one that the framework or we put there. A script that slipped through the sanitiser
 * into a post is not: it must not be blessed only because it stands in the page.
 */
function isOurs(script: string): boolean {
  if (FIXED_SCRIPTS.has(script)) return true;
  const data = DATA_CALLS.map((call) => call.exec(script)?.[1]).find((found) => found !== undefined);
  return data !== undefined && isJson(data);
}

/**
 * Sources for `script-src` that allow exactly the inline scripts of a finished page, for pages that are kept and shared
 * and so can have no nonce. CSP Level 3, 6.7.3.3: hashes are made of the element's text.
 */
export function inlineScriptSources(html: string): string[] {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map(([, script = '']) => script).filter(isOurs);
  return [...new Set(scripts.map(sourceOf))];
}

/** The additional policy of a finished page: it narrows the policy of next.config.ts, both have to allow a script. */
export const pageScriptPolicy = (html: string): string =>
  ["script-src 'self'", ...inlineScriptSources(html)].join(' ');

/** Source of the script that every page runs before its first paint, for pages with a nonce. */
export const EARLY_SCRIPT_SOURCE = sourceOf(EARLY_SCRIPT);
