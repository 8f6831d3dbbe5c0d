import { expect, type Locator, type Page } from '@playwright/test';

/** Two derivations with `align`, Chinese beside formulas, a table and code: what members write here. */
export const DERIVATIONS = `## 推导一：直接求导

损失$L=-\\sum_i y_i\\log p_i$对 logits 的梯度：

$$
\\begin{align}
\\frac{\\partial L}{\\partial z_j} &= -\\sum_i y_i \\frac{1}{p_i} p_i(\\delta_{ij} - p_j) \\\\
&= p_j - y_j
\\end{align}
$$

## 推导二：先化简

$$
\\begin{align}
L &= -\\sum_i y_i z_i + \\log \\sum_k e^{z_k} \\\\
\\nabla_z L &= p - y
\\end{align}
$$

| 量 | 形状 |
| --- | ---: |
| $z$ | 64 × 10 |

\`\`\`python
import torch
loss = torch.nn.functional.cross_entropy(z, y)
loss.backward()
\`\`\`
`;

/** The editor of this name, once CodeMirror has taken the text area's place. */
export async function editorOf(page: Page, name: string): Promise<Locator> {
  await page.locator('form:has(textarea[name="source"])').scrollIntoViewIfNeeded();
  const editor = page.locator('.cm-content');
  await expect(editor).toBeVisible();
  const named = page.getByRole('textbox', { name });
  await expect(named).toHaveClass(/cm-content/);
  return named;
}

/** Types into the editor as a paste does: at once, and without closing brackets or lists. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await (await editorOf(page, name)).click();
  await page.keyboard.insertText(text);
}

/** What the editor holds, as the form will send it. */
export const sourceOf = (page: Page): Locator => page.locator('textarea[name="source"]');

/** Opens a topic through the form of new topics, and leaves the browser on its page (Chinese pages). */
export async function openTopic(page: Page, title: string, source: string): Promise<string> {
  await page.goto('/zh-CN/new');
  await page.getByRole('combobox', { name: '版块' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: '标题' }).fill(title);
  await write(page, '正文', source);
  await page.getByRole('button', { name: '发布主题' }).click();
  await page.waitForURL(/\/zh-CN\/topics\/\d+$/);
  return new URL(page.url()).pathname;
}

/** Writes a reply on the topic page that is open (Chinese pages). */
export async function reply(page: Page, text: string): Promise<void> {
  await write(page, '回复正文', text);
  await page.getByRole('button', { name: '发送回复' }).click();
  await expect(page.getByRole('article').filter({ hasText: text.slice(0, 40) })).toBeVisible();
}

/** Selects the contents of the first element that matches, as a reader does with the mouse. */
export const selectText = (page: Page, selector: string): Promise<void> =>
  page.evaluate((target) => {
    const element = document.querySelector(target);
    if (!element) throw new Error(`nothing matches ${target}`);
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }, selector);
