import type { PredictionView } from '@/lib/models/views';

/** Why there is no answer. */
export interface PredictionFailure {
  ok: false;
  code: string;
  /** What is wrong, in the page's language, as the API says it; null where no answer came. */
  sentence: string | null;
  /** Seconds after which a retry may succeed. */
  retryAfter?: number;
}

export type PredictionOutcome = { ok: true; value: PredictionView } | PredictionFailure;

/** The problem that the API answered, as a reader may see it. */
export async function failureOf(response: Response): Promise<PredictionFailure> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  return { ok: false, code: problem.code ?? 'internal', sentence: problem.detail ?? null, retryAfter };
}

/** Asks the shared model through the public API, as any program would. Rejects only when `signal` aborts. */
export async function sendPicture(
  picture: Blob,
  version: number,
  locale: string,
  signal: AbortSignal,
): Promise<PredictionOutcome> {
  try {
    const response = await fetch(`/api/v1/models/mnist-mlp/predict?version=${version}`, {
      method: 'POST',
      headers: { 'accept-language': locale },
      body: picture,
      signal,
    });
    if (!response.ok) return await failureOf(response);
    return { ok: true, value: (await response.json()) as PredictionView };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, code: 'unavailable', sentence: null };
  }
}
