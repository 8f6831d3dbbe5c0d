import { monitorEventLoopDelay } from 'node:perf_hooks';
import rehypeKatex from 'rehype-katex';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { closeRenderer, renderPost } from '@/lib/content/pool';
import { createRenderer } from '@/lib/content/render';
import { POISON } from '@/tests/unit/content/poison';

/** `npm run bench:content`: milliseconds per post, beside the plain pipeline of the same packages, and the poison. */
const FORMULAS = [
  'L = -\\sum_{i=1}^{n} y_i \\log \\hat{y}_i',
  '\\frac{\\partial L}{\\partial z_j} = \\hat{y}_j - y_j',
  '\\theta_{t+1} = \\theta_t - \\eta \\nabla_\\theta L(\\theta_t)',
  '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  '\\mathrm{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}',
];
const SENTENCE =
  'The gradient of the loss with respect to the weights tells **how much** each of them adds to the error, and `optimizer.step()` moves them a little against it. ';

/** A post of 1,500 words and 20 formulas, half of them on lines of their own. */
function honestPost(): string {
  const paragraphs = Array.from({ length: 20 }, (_, index) => {
    const formula = FORMULAS[index % FORMULAS.length] ?? 'x';
    const set = index % 2 === 0 ? `$${formula}$ follows.` : `\n\n$$\n${formula}\n$$`;
    return `${SENTENCE.repeat(3)}${set}`;
  });
  return `# Backpropagation\n\n${paragraphs.join('\n\n')}\n`;
}

function median(run: () => void, times = 25): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

async function benchHonest(): Promise<void> {
  const post = honestPost();
  const render = await createRenderer();
  const plain = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkRehype)
    .use(rehypeKatex)
    .use(rehypeStringify);
  for (let warm = 0; warm < 10; warm++) {
    render(post);
    plain.processSync(post);
  }
  const ours = median(() => render(post));
  const theirs = median(() => plain.processSync(post));
  console.log(`post of ${post.split(/\s+/).length} words and 20 formulas`);
  console.log(`  minibatch              ${ours.toFixed(1)} ms`);
  console.log(`  remark + rehype-katex  ${theirs.toFixed(1)} ms (no sanitiser, no highlighting)`);
  console.log(`  ratio                  ${(ours / theirs).toFixed(2)}`);
}

async function benchPoison(): Promise<void> {
  console.log('\nposts that hang or overflow, through the pool (ms, what became of it)');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  await renderPost('warm up');
  delay.enable();
  let longest = 0;
  for (const size of [10_000, 58_000])
    for (const { name, source } of POISON) {
      const post = source(size);
      const start = performance.now();
      const { diagnostics } = await renderPost(post);
      const taken = performance.now() - start;
      longest = Math.max(longest, taken);
      if (taken > 300)
        console.log(
          `  ${taken.toFixed(0).padStart(5)}  ${name}, ${size}: ${diagnostics[0]?.code ?? 'rendered'}`,
        );
    }
  delay.disable();
  console.log(`  longest answer ${longest.toFixed(0)} ms (others under 300 ms are not listed)`);
  console.log(`  longest delay of this process's event loop ${(delay.max / 1e6).toFixed(0)} ms`);
}

async function benchCrowd(): Promise<void> {
  const hangs = 'a** '.repeat(14_000);
  const poison = Array.from({ length: 20 }, (_, index) => renderPost(hangs + index));
  const start = performance.now();
  await renderPost(honestPost());
  console.log(`\nan honest post beside 20 poison posts: ${(performance.now() - start).toFixed(0)} ms`);
  await Promise.all(poison);
  console.log(`all 20 answered after ${(performance.now() - start).toFixed(0)} ms`);
}

await benchHonest();
await benchPoison();
await benchCrowd();
closeRenderer();
