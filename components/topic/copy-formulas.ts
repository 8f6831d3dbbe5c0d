import { formulasToText, hasFormulas, withWholeFormulas } from './formulas';

/** The text of a fragment as the browser lays it out: a block ends a line, a table cell a tab. */
function laidOutText(fragment: DocumentFragment): string {
  const box = document.createElement('div');
  // Not `display: none`: what is not laid out has no line ends.
  box.style.cssText = 'position:fixed;left:-200vw;top:0;width:80ch';
  box.append(fragment);
  document.body.append(box);
  // biome-ignore lint/performance/useDomNodeTextContent: the line ends of the layout are what is wanted
  const text = box.innerText;
  box.remove();
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

const htmlOf = (fragment: DocumentFragment): string => {
  const box = document.createElement('div');
  box.append(fragment.cloneNode(true));
  return box.innerHTML;
};

/**
 * Handles a `copy` event: where the selection holds formulas, the clipboard gets their TeX (as text) beside the
 * formatted fragment. Other selections are left to the browser.
 */
export function copyFormulas(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const fragment = withWholeFormulas(selection.getRangeAt(0)).cloneContents();
  if (!hasFormulas(fragment)) return;
  event.clipboardData.setData('text/html', htmlOf(fragment));
  formulasToText(fragment);
  event.clipboardData.setData('text/plain', laidOutText(fragment));
  event.preventDefault();
}
