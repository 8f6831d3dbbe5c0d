/**
 * Looks at finished html as a browser would: parses it and walks what came of it. It shares nothing with the
 * renderer's own allow-list, so that a hole there is seen here.
 */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const ELEMENTS = words(`
  a abbr b blockquote br cite code del details dfn div em figure figcaption h3 h4 h5 h6 hr i img input ins kbd li mark
  ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td th thead tr u ul var wbr`);
const MATHML = words(`
  math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot munder mover munderover
  mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose mglyph mmultiscripts mprescripts none`);
const SVG = words('svg path line g');
const PLAIN_ATTRIBUTES = words(
  'class id href title rel src alt loading decoding type checked disabled open start align tabindex role aria-label aria-hidden data-mention data-embed data-id data-footnotes data-footnote-ref data-footnote-backref data-language data-line data-label',
);
const MATH_ATTRIBUTES = words(`
  xmlns display encoding mathvariant stretchy fence separator form minsize maxsize lspace rspace accent accentunder
  columnalign columnspacing rowspacing columnlines rowlines frame framespacing side width height depth voffset
  displaystyle scriptlevel linethickness notation movablelimits symmetric mathcolor mathbackground mathsize largeop
  linebreak style class viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width fill lquote rquote largeop data-mjx-texclass title href
  `);
const CLASSES_OF_MEMBERS_PARTS =
  /^(?:mention|embed|embed-block|math-error|math-display|table-scroll|task-list-item|contains-task-list|footnotes|data-footnote-backref|code|code-title|code-language|shiki|line|highlighted|plain-fallback|katex\S*)$/;
const EMBED_VALUE = {
  'data-embed': /^(?:run|model)$/,
  'data-id': /^(?:[1-9]\d{0,9}|[a-z0-9-]{1,40}(?:@[1-9]\d{0,3})?)$/,
};
const SAFE_STYLE = /^[-\w#%.:;(), ]*$/;
const ORIGIN = 'https://own.invalid';

const parser = unified().use(rehypeParse, { fragment: true });

/** Attribute names as they stand in html. */
function attributesOf(element: Element): [string, string][] {
  const html = toHtml({ ...element, children: [] });
  const inner = /^<[^\s>]+((?:\s+[^\s=>"']+(?:="[^"]*"|='[^']*'|=[^\s>"']+)?)*)\s*>/.exec(html)?.[1];
  if (inner === undefined) return [['unreadable', html]];
  return [...inner.matchAll(/\s([^\s=>"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)].map((match) => [
    match[1] ?? '',
    match[2] ?? match[3] ?? match[4] ?? '',
  ]);
}

const decode = (value: string): string =>
  value
    .replace(/&#x([0-9a-f]+);?/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&amp;/g, '&');

function checkUrl(name: string, value: string): string[] {
  if (!URL.canParse(value, ORIGIN)) return [`${name} does not parse: ${value}`];
  const url = new URL(value, ORIGIN);
  if (name === 'src')
    return url.origin === ORIGIN && url.pathname.startsWith('/uploads/') ? [] : [`a picture from ${value}`];
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? [] : [`a link to ${value}`];
}

function checkAttribute(element: Element, name: string, value: string, inFormula: boolean): string[] {
  const allowed = PLAIN_ATTRIBUTES.has(name) || (inFormula && MATH_ATTRIBUTES.has(name)) || name === 'style';
  if (!allowed) return [`attribute ${name} on ${element.tagName}`];
  if (name === 'href' || name === 'src') return checkUrl(name, decode(value));
  if (name === 'data-embed' || name === 'data-id')
    return EMBED_VALUE[name].test(value) ? [] : [`${name} ${value}`];
  if (name === 'id' && !value.startsWith('user-content-')) return [`id ${value}`];
  if (name === 'style') {
    if (
      /url|expression|import|position|behavior/i.test(value.replace(/position:relative/g, '')) ||
      !SAFE_STYLE.test(decode(value))
    )
      return [`style ${value}`];
    return inFormula || value.includes('--shiki-') || value.startsWith('font-') || value.startsWith('text-')
      ? []
      : [`style outside of formulas and code: ${value}`];
  }
  if (name === 'class' && !inFormula) {
    const strange = value.split(' ').filter((one) => one && !CLASSES_OF_MEMBERS_PARTS.test(one));
    return strange.map((one) => `class ${one}`);
  }
  return [];
}

function walk(node: Root | ElementContent, inFormula: boolean, faults: string[], inLink = false): void {
  if (node.type === 'comment') faults.push('a comment');
  if (node.type !== 'element' && node.type !== 'root') return;
  let formula = inFormula;
  let link = inLink;
  if (node.type === 'element') {
    const classes = node.properties.className;
    formula ||= Array.isArray(classes) && classes.some((one) => one === 'katex' || one === 'katex-display');
    const known =
      ELEMENTS.has(node.tagName) || (formula && (MATHML.has(node.tagName) || SVG.has(node.tagName)));
    if (!known) faults.push(`element ${node.tagName}`);
    for (const [name, value] of attributesOf(node))
      faults.push(...checkAttribute(node, name, value, formula));
    if (node.tagName === 'a') {
      if (inLink) faults.push('a link in a link');
      link = true;
    }
    if (formula && node.tagName === 'a') faults.push('a link in a formula');
  }
  for (const child of node.children) walk(child as ElementContent, formula, faults, link);
}

/** What is wrong with the html; empty where nothing is. */
export function faultsOf(html: string): string[] {
  const tree = parser.parse(html);
  const faults: string[] = [];
  walk(tree, false, faults);
  // What a browser makes of the html must stay the same when it is written and read again (mutation XSS).
  const again = toHtml(tree);
  if (toHtml(parser.parse(again)) !== again) faults.push('the html changes when it is parsed again');
  return faults;
}
