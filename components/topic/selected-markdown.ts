import { withWholeFormulas } from './formulas';
import { markdownOfFragment } from './selection-markdown';

/** Marks the element that holds a post's rendered text. */
export const POST_TEXT = 'data-post-text';

/**
 * What is selected within one post, as Markdown; null where nothing of it is. A selection that runs on into the next
 * post is cut at the end of this one: a quotation has one author.
 */
export function selectedMarkdown(postId: number): string | null {
  const selection = document.getSelection();
  const post = document.querySelector(`[${POST_TEXT}="${postId}"]`);
  if (!post || !selection || selection.isCollapsed || !selection.containsNode(post, true)) return null;
  const range = withWholeFormulas(selection.getRangeAt(0));
  if (!post.contains(range.startContainer)) range.setStart(post, 0);
  if (!post.contains(range.endContainer)) range.setEnd(post, post.childNodes.length);
  const markdown = markdownOfFragment(fragmentInContext(range, post));
  return markdown === '' ? null : markdown;
}

/** Elements whose mark goes on a part of their text, too. */
const KEPT = 'pre, code, blockquote, strong, em, del, a, h1, h2, h3, h4, h5, h6';

/** The selected nodes, within copies of the elements around them that say what the text is. */
function fragmentInContext(range: Range, post: Element): Node {
  let node: Node = range.cloneContents();
  const common = range.commonAncestorContainer;
  let around = common instanceof Element ? common : common.parentElement;
  while (around && around !== post && post.contains(around)) {
    if (around.matches(KEPT)) {
      const copy = around.cloneNode(false);
      copy.appendChild(node);
      node = copy;
    }
    around = around.parentElement;
  }
  const root = document.createDocumentFragment();
  root.appendChild(node);
  return root;
}
