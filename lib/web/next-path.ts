/** No page of ours has a longer address; what is longer was made by somebody else. */
const PATH_MAX = 512;

/**
 * A path to return to after signing in, if it certainly stays on this site, else null. Browsers read `\` as `/`,
 * drop tabs and line ends, and take `//host` for another site: what is not a plain path of visible ASCII that begins
 * with one slash and still does after decoding is refused.
 */
export function safeNextPath(raw: string | null | undefined): string | null {
  if (!raw || raw.length > PATH_MAX || !/^\/[!-~]*$/.test(raw)) return null;
  for (let decoded = raw, before = ''; decoded !== before; ) {
    if (/^\/[/\\]|[\\\p{Cc}]|^\/+\.{1,2}\/+[/\\]/u.test(decoded)) return null;
    before = decoded;
    decoded = decodedOnce(decoded) ?? '//';
  }
  const base = 'http://site.invalid';
  const url = new URL(raw, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Routes of the API have no page to return to, and signing out is no place.
  if (url.origin !== base || path.startsWith('//') || /^\/(?:api|_next)(?:\/|$)/.test(url.pathname))
    return null;
  return path;
}

/** Null where the percent signs are not valid UTF-8. */
function decodedOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The sign-in page that returns to `path` (without a locale) in the same language. */
export const signInPath = (locale: string, path: string): string =>
  `/${locale}/sign-in?next=${encodeURIComponent(`/${locale}${path}`)}`;
