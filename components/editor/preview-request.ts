/** What came of a preview: html, or the code of an error under messages `errors`. */
export type PreviewOutcome = { ok: true; html: string } | { ok: false; code: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

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
    if (response.ok && isRecord(body) && typeof body.html === 'string') return { ok: true, html: body.html };
    return { ok: false, code: isRecord(body) && typeof body.code === 'string' ? body.code : 'unavailable' };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, code: 'unavailable' };
  }
}
