import type { PreviewView } from '@/lib/posts/views';

/** What came of a preview: html, or the code of an error under messages `errors`. */
export type PreviewOutcome = ({ ok: true } & PreviewView) | { ok: false; code: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isPreview = (body: unknown): body is PreviewView =>
  isRecord(body) && typeof body.html === 'string' && Array.isArray(body.diagnostics);

/** Asks the server to render the text as the post will be. Throws an AbortError where the signal says so. */
export async function requestPreview(source: string, signal: AbortSignal): Promise<PreviewOutcome> {
  try {
    const response = await fetch('/api/viewer/preview', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ source }),
      signal,
    });
    const body: unknown = await response.json();
    if (response.ok && isPreview(body)) return { ok: true, html: body.html, diagnostics: body.diagnostics };
    return { ok: false, code: isRecord(body) && typeof body.code === 'string' ? body.code : 'unavailable' };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, code: 'unavailable' };
  }
}
