import { describe, expect, it } from 'vitest';
import { languageOfHtml } from '@/components/ui/text-language';

describe("the language of a post's html", () => {
  it.each([
    ['<p>Why does Adam forget?</p>', 'en'],
    ['<p>交叉熵的梯度为什么是 softmax 减去 one-hot 向量？</p>', 'zh-CN'],
    ['<p>See 知乎 for a longer discussion of the learning rate schedule.</p>', 'en'],
    [
      '<p>运行：</p><pre><code>import torch\nfrom torch import nn\nmodel = nn.Linear(784, 10)</code></pre>',
      'zh-CN',
    ],
    ['<p lang="zh" title="中文">plain words</p>', 'en'],
  ])('%s', (html, expected) => {
    expect(languageOfHtml(html)).toBe(expected);
  });

  it('is unknown where there are no letters', () => {
    expect(languageOfHtml('')).toBeNull();
    expect(languageOfHtml('<p>42</p>')).toBeNull();
  });
});
