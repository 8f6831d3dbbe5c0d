/** Entry of a rendering thread (built to build/content-worker.mjs). Talks with pool.ts. */
import { parentPort } from 'node:worker_threads';

import { RENDER_DEADLINE_MS } from '../limits';
import { createRenderer } from './render';
import type { RenderJob, WorkerAnswer } from './worker-messages';

/** KaTeX and grammars compile at first use; that must not count against the first post's deadline. */
const WARM_UP = [
  'Text **重点**，$x^2$ and [link](https://example.org). @name\n\n| a | b |\n|---|---|\n| $\\frac12$ | `c` |\n',
  '$$\n\\begin{aligned} a &= \\sum_{i=1}^n \\text{损失}_i \\\\ b &= \\begin{pmatrix}1\\end{pmatrix} \\end{aligned}\n$$',
  '```python\nimport torch\nclass Net(torch.nn.Module):\n    def f(self, x: int = 3) -> str:\n        return f"{x:.2f}"  # why\n```',
].join('\n\n');
/** Large grammars that are compiled while the thread has nothing to do. */
const WARM_UP_IDLE = [
  '```cpp\n#include <vector>\ntemplate <typename T>\n__global__ void f(const std::vector<T>& x, int n) { if (n > 0) return; /* c */ }\n```',
  '```ts\nexport const f = async (a: number): Promise<string> => a + `x`; // c\n```',
  '```bash\npip install torch && echo "$HOME" # c\n```',
];
const IDLE_MS = 1_000;

if (!parentPort) throw new Error('worker.ts runs as a worker thread only');
const port = parentPort;
const answer = (message: WorkerAnswer): void => port.postMessage(message);

const render = await createRenderer(RENDER_DEADLINE_MS * 0.9);
render(WARM_UP);

let lastJob = performance.now();
port.on('message', ({ id, source, options }: RenderJob) => {
  answer({ kind: 'started', id });
  answer({ kind: 'rendered', id, rendered: render(source, options) });
  lastJob = performance.now();
});
answer({ kind: 'ready' });

const warmUpIdle = setInterval(() => {
  if (performance.now() - lastJob < IDLE_MS) return;
  const sample = WARM_UP_IDLE.shift();
  if (sample === undefined) clearInterval(warmUpIdle);
  else render(sample);
}, IDLE_MS);
