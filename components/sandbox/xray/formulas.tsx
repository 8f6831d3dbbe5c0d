import type { ReactNode } from 'react';
import { Formula } from '../formula';

/** What the X-ray explains with a formula. */
const TEX = {
  distance: String.raw`\begin{aligned}
b_c(u,v) &= \beta_{c0} + \beta_{c1}u + \beta_{c2}v + \beta_{c3}u^2 + \beta_{c4}uv + \beta_{c5}v^2\\
d(p) &= \sqrt{\tfrac13 \textstyle\sum_{c} \bigl(I_c(p) - b_c(p)\bigr)^2}
\end{aligned}`,
  mask: String.raw`M(p) = \Bigl[\, d(p) > \max\bigl(t_{\text{Otsu}},\; \tfrac14\, d_{\max},\; 4\,\tilde d\,\bigr) \Bigr]`,
  digit: String.raw`s(p) = \min\Bigl(1,\, \max\Bigl(0,\, \frac{d(p) - d_w}{d_b - d_w}\Bigr)\Bigr)`,
  input: String.raw`\begin{gathered}
x_{ij} \propto \frac{1}{|A_{ij}|}\int_{A_{ij}} s, \qquad \max_{ij} x_{ij} = 1\\
\frac{\sum_{ij} (i, j)\, x_{ij}}{\sum_{ij} x_{ij}} \approx (14, 14)
\end{gathered}`,
  hidden: String.raw`\begin{aligned}
h_1 &= \max(0,\, W_1 x + b_1) \in \mathbb{R}^{512}\\
h_2 &= \max(0,\, W_2 h_1 + b_2) \in \mathbb{R}^{256}
\end{aligned}`,
  occlusion: String.raw`\begin{aligned}
m(x) &= z_k(x) - \max_{j \ne k} z_j(x)\\
O(p) &= \frac{1}{25} \sum_{P \ni p} \bigl( m(x) - m(x_{\setminus P}) \bigr)
\end{aligned}`,
  contribution: String.raw`z_k - z_r = \sum_{i=1}^{784} x_i\, \frac{\partial (z_k - z_r)}{\partial x_i} + c`,
  change: String.raw`\begin{gathered}
\min_{\delta}\; \lVert \delta \rVert_2 \quad \text{s.t.}\\
z_t(x + \delta) > \textstyle\max_{j \ne t} z_j(x + \delta)\\
0 \le x + \delta \le 1
\end{gathered}`,
  neighbours: String.raw`d(x, y) = \sqrt{\textstyle\sum_{i=1}^{784} (x_i - y_i)^2}`,
} as const;

export type FormulaName = keyof typeof TEX;

/** All formulas of the X-ray, set by the server: the browser needs no script for them. */
export function xrayFormulas(): Record<FormulaName, ReactNode> {
  const entries = Object.entries(TEX).map(([name, tex]) => [name, <Formula key={name} tex={tex} />]);
  return Object.fromEntries(entries) as Record<FormulaName, ReactNode>;
}
