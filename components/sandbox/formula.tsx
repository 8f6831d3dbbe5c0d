import katex from 'katex';
import { PostHtml } from '@/components/ui/post-html';

/** One of our own formulas, displayed; made on the server, so that it needs no script. */
export function Formula({ tex }: { tex: string }) {
  const html = katex.renderToString(tex, { displayMode: true, output: 'htmlAndMathml', trust: false });
  return <PostHtml html={html} className="overflow-x-auto" />;
}
