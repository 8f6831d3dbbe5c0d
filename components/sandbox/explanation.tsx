import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { Formula } from './formula';

const INPUT = String.raw`x \in [0,1]^{784}`;
const LAYERS = String.raw`\begin{aligned}
h_1 &= \max(0,\; W_1 x + b_1), & W_1 &\in \mathbb{R}^{512 \times 784}\\
h_2 &= \max(0,\; W_2 h_1 + b_2), & W_2 &\in \mathbb{R}^{256 \times 512}\\
z &= W_3 h_2 + b_3, & W_3 &\in \mathbb{R}^{10 \times 256}
\end{aligned}`;
const SOFTMAX = String.raw`p_k = \frac{e^{z_k}}{\sum_{j=0}^{9} e^{z_j}}`;

const LINKS = {
  model: (chunks: ReactNode) => <Link href="/models/mnist-mlp">{chunks}</Link>,
  code: (chunks: ReactNode) => <code className="break-words">{chunks}</code>,
};

/** What happens to a picture, step by step, with the formulas; and where. */
export function Explanation() {
  const t = useTranslations('sandbox.how');
  return (
    <section aria-labelledby="how" className="prose">
      <h2 id="how">{t('title')}</h2>
      <p>{t('prepare')}</p>
      <Formula tex={INPUT} />
      <p>{t('layers')}</p>
      <Formula tex={LAYERS} />
      <p>{t('softmax')}</p>
      <Formula tex={SOFTMAX} />
      <p>{t('closest')}</p>
      <p>{t('where')}</p>
      <p>{t.rich('card', LINKS)}</p>
    </section>
  );
}
