import katex from 'katex';
import { PostHtml } from '@/components/ui/post-html';

/** One of our own formulas, displayed; made on the server, so that it needs no script. */
export function Formula({ tex }: { tex: string }) {
  const html = katex.renderToString(tex, { displayMode: true, output: 'htmlAndMathml', trust: false });
  // The box in which a wide formula scrolls, as in posts.
  return <PostHtml html={`<div class="math-display" tabindex="0" role="group">${html}</div>`} />;
}
