/** What of a rendered formula is the formula, and how to take it as a whole. */

/** A display formula's box, or a formula in the line that is not inside one. */
export const FORMULA = '.katex-display, .katex';

export interface Formula {
  tex: string;
  display: boolean;
}

/** The TeX that a formula was written in: KaTeX keeps it as an annotation in its MathML. Null where there is none. */
export function texOf(element: Element): Formula | null {
  const tex = element.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
  if (tex === undefined || tex === null) return null;
  return { tex: tex.trim(), display: element.matches('.katex-display') };
}

/** The formula as a writer would type it in a line. */
export const inlineTex = (tex: string): string => `$${tex}$`;

/** The formula as a writer would type it on lines of its own. */
export const displayTex = (tex: string): string => `$$\n${tex}\n$$`;

const formulaAround = (node: Node): Element | null => {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('.katex-display') ?? element?.closest('.katex') ?? null;
};

/** The same range, grown so that no formula is cut in two: half of a formula is garbage in every notation. */
export function withWholeFormulas(range: Range): Range {
  const grown = range.cloneRange();
  const first = formulaAround(range.startContainer);
  const last = formulaAround(range.endContainer);
  if (first) grown.setStartBefore(first);
  if (last) grown.setEndAfter(last);
  return grown;
}

/** Whether a fragment holds formulas. */
export const hasFormulas = (fragment: DocumentFragment): boolean => fragment.querySelector('.katex') !== null;

/** Puts its TeX in the place of each formula, line ends kept. */
export function formulasToText(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll(FORMULA)) {
    const formula = fragment.contains(element) ? texOf(element) : null;
    if (formula === null) continue;
    const text = document.createElement(formula.display ? 'div' : 'span');
    text.style.whiteSpace = 'pre-wrap';
    text.textContent = formula.display ? displayTex(formula.tex) : inlineTex(formula.tex);
    element.replaceWith(text);
  }
}
