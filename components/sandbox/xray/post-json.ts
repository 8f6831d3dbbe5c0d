import { failureOf, type PredictionFailure } from '../send-picture';

/** The server did not answer as hoped; the failure is what a reader may see of it. */
export class AskFailed extends Error {
  constructor(readonly failure: PredictionFailure) {
    super(failure.code);
  }
}

/**
 * Asks the public API about the shared model, as any program would. `path` follows the model's name. Throws `AskFailed`
 * where the answer is a problem or none comes; rejects with the abort's reason when `signal` aborts.
 */
export async function postJson<Answer>(
  path: string,
  body: unknown,
  locale: string,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(`/api/v1/models/mnist-mlp/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new AskFailed({ ok: false, code: 'unavailable', sentence: null });
  });
  if (!response.ok) throw new AskFailed(await failureOf(response));
  return (await response.json()) as Answer;
}
