/** Where a link may lead. Judged by the URL parser that browsers use, never by a pattern over the text. */
export type LinkTarget =
  | { kind: 'external'; href: string }
  /** A page of this site: path, query and fragment, without the language. */
  | { kind: 'own'; href: string }
  /** A place in the same page. */
  | { kind: 'fragment'; id: string };

const OWN_ORIGIN = 'https://own.invalid';
const LOCALE_PREFIX = /^\/(?:zh-CN|en)(?=\/|$)/;
const WEB = /^https?:\/\//i;

const parse = (url: string): URL | undefined =>
  URL.canParse(url, OWN_ORIGIN) ? new URL(url, OWN_ORIGIN) : undefined;

const pathOf = (url: URL): string => {
  const path = url.pathname.replace(LOCALE_PREFIX, '') || '/';
  return path + url.search + url.hash;
};

/** A colon in the first part would look like a protocol to whoever reads the html next. */
const relative = (url: string): string => (/^[^/?#]*:/.test(url) ? `./${url}` : url);

/**
 * Judges the target of a link as it will stand in the html.
 * @param origin of this site (`https://example.org`); absolute links to it count as own.
 * @returns undefined where no link may be made (`javascript:`, `data:`, an address that does not parse ...)
 */
export function judgeLink(url: string, origin?: string): LinkTarget | undefined {
  if (url.startsWith('#')) return { kind: 'fragment', id: url.slice(1) };
  const parsed = parse(url);
  if (!parsed) return undefined;
  if (parsed.protocol === 'mailto:') return { kind: 'external', href: url };
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  if (origin !== undefined && parsed.origin === origin) return { kind: 'own', href: pathOf(parsed) };
  if (parsed.origin === OWN_ORIGIN)
    return { kind: 'own', href: url.startsWith('/') ? pathOf(parsed) : relative(url) };
  // `//host` and `/\host` lead elsewhere, and over https.
  return { kind: 'external', href: WEB.test(url) ? url : parsed.href };
}

const UPLOADS = '/uploads/';

/** The address of one of our own uploads; undefined for every other picture, which is not fetched by readers. */
export function judgeImage(url: string, origin?: string): string | undefined {
  const parsed = parse(url);
  if (!parsed || (parsed.origin !== OWN_ORIGIN && parsed.origin !== origin)) return undefined;
  if (parsed.origin === OWN_ORIGIN && !url.startsWith('/')) return undefined;
  // The path is normalised here, so that `/uploads/../api` is seen as what it is.
  return parsed.pathname.startsWith(UPLOADS) ? parsed.pathname : undefined;
}
