import type { Diagnostic } from '@/lib/content/views';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { ok, type Result } from '@/lib/result';
import { renderSource } from './render-source';
import { previewInput } from './schema';

/**
 * A source as the post would look: the same function, the same names resolved. Members are limited by their id; for
 * guests (who write before they sign in) `address` is the key.
 */
export async function previewPost(
  viewer: Viewer | null,
  raw: unknown,
  address = 'guests',
): Promise<Result<{ html: string; diagnostics: Diagnostic[] }>> {
  const input = await parse(previewInput, raw);
  if (!input.ok) return input;
  const rate = await consume('render', viewer ? `member ${viewer.id}` : `address ${address}`);
  if (!rate.ok) return rate;
  const { html, diagnostics } = await renderSource(input.value.source);
  return ok({ html, diagnostics });
}
