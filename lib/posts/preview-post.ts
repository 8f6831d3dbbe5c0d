import type { EmbedRef } from '@/lib/content/views';
import { findUnseen } from '@/lib/embeds/find-unseen';
import { showEmbeds } from '@/lib/embeds/show-embeds';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { ok, type Result } from '@/lib/result';
import { renderSource } from './render-source';
import { previewInput } from './schema';
import type { PreviewView, Remark } from './views';

/** An embed of which readers will see no more than a link or the text. */
const remarkOn = ({ kind, id }: EmbedRef): Remark =>
  kind === 'run'
    ? { code: 'run_unseen', id, message: `Run ${id} is not shared` }
    : { code: 'model_unknown', id, message: `There is no model ${id}` };

/** `{source}` as the post would look. The caller has counted the use: rendering is work (limit `render`). */
export async function renderPreview(raw: unknown): Promise<Result<PreviewView>> {
  const input = await parse(previewInput, raw);
  if (!input.ok) return input;
  const { html, embeds, diagnostics } = await renderSource(input.value.source);
  const [[shown = html], unseen] = await Promise.all([showEmbeds([html]), findUnseen(embeds)]);
  return ok({ html: shown, diagnostics: [...diagnostics, ...unseen.map(remarkOn)] });
}

/**
 * A source as the post would look: the same functions, the same names and embeds resolved. A run that is not shared is
 * a link here too, even its own member's, for that is what readers get. Members are limited by their id; for guests
 * (who write before they sign in) `address` is the key.
 */
export async function previewPost(
  viewer: Viewer | null,
  raw: unknown,
  address = 'guests',
): Promise<Result<PreviewView>> {
  const rate = await consume('render', viewer ? `member ${viewer.id}` : `address ${address}`);
  return rate.ok ? renderPreview(raw) : rate;
}
