/**
 * Shows new html in `container` and touches only the blocks that changed: blocks that are equal at the start and
 * at the end stay as they are, so that nothing flickers and long formulas keep their scroll position.
 * The html must come from our own renderer: it is parsed as it is.
 */
export function patchBlocks(container: HTMLElement, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  const before = Array.from(container.childNodes);
  const after = Array.from(template.content.childNodes);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  const anchor = before[before.length - end] ?? null;
  for (const node of before.slice(start, before.length - end)) node.remove();
  for (const node of after.slice(start, after.length - end)) container.insertBefore(node, anchor);
}

const same = (left: Node | undefined, right: Node | undefined): boolean =>
  left !== undefined && right !== undefined && left.isEqualNode(right);
