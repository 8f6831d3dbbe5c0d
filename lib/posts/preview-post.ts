import type { Diagnostic } from '@/lib/content/views';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { ok, type Result } from '@/lib/result';
import { renderSource } from './render-source';
import { previewInput } from './schema';

/** What a preview shows: the html of the post to be, and what the renderer had to say. */
export interface Preview {
  html: string;
  diagnostics: Diagnostic[];
}

/** `{source}` as the post would look. The caller has counted the use: rendering is work (limit `render`). */
export async function renderPreview(raw: unknown): Promise<Result<Preview>> {
  const input = await parse(previewInput, raw);
  if (!input.ok) return input;
  const { html, diagnostics } = await renderSource(input.value.source);
  return ok({ html, diagnostics });
}

/**
 * A source as the post would look: the same function, the same names resolved. Members are limited by their id; for
 * guests (who write before they sign in) `address` is the key.
 */
export async function previewPost(
  viewer: Viewer | null,
  raw: unknown,
  address = 'guests',
): Promise<Result<Preview>> {
  const rate = await consume('render', viewer ? `member ${viewer.id}` : `address ${address}`);
  return rate.ok ? renderPreview(raw) : rate;
}
