import { useRef, useState } from 'react';
import type { PredictionView } from '@/lib/models/views';
import { type ActionState, IDLE, type PublicError } from '@/lib/web/action-state';
import { changeRunAction, keepRunAction } from '@/lib/web/actions/runs';
import { type KeptRun, randomName } from './kept-run';

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Calls an action; a server that cannot be reached is an error like any other. */
async function call(action: Action, fields: Record<string, string | Blob>): Promise<ActionState> {
  try {
    return await action(IDLE, formOf(fields));
  } catch {
    return { status: 'failed', error: { code: 'unavailable' }, values: {} };
  }
}

/**
 * The run of one answer: not there until it is kept, and kept once, however often one clicks or tries again. `keep`
 * gives the run as it then is, or null where it failed; why is in `error`.
 */
export function useKeptRun({ picture, prediction }: { picture: Blob; prediction: PredictionView }) {
  const submissionId = useRef('');
  const [run, setRun] = useState<KeptRun | null>(null);
  const [error, setError] = useState<PublicError | null>(null);
  const [pending, setPending] = useState(false);

  const ask = async (action: Action, fields: Record<string, string | Blob>): Promise<KeptRun | null> => {
    const state = await call(action, fields);
    setError(state.status === 'failed' ? state.error : null);
    if (state.status !== 'done') return null;
    const kept = state.data as KeptRun;
    setRun(kept);
    return kept;
  };

  const first = ({ name = '', shared = false }): Promise<KeptRun | null> => {
    submissionId.current ||= randomName();
    const { model, version } = prediction;
    return ask(keepRunAction, {
      image: picture,
      model,
      version: String(version),
      name,
      shared: String(shared),
      submissionId: submissionId.current,
    });
  };

  const keep = async (wish: { name?: string; shared?: boolean }): Promise<KeptRun | null> => {
    if (pending) return null;
    setPending(true);
    const kept = run ?? (await first(wish));
    // It may have been kept before by a call whose answer was lost, not yet shared.
    const shared =
      kept && wish.shared && !kept.shared
        ? await ask(changeRunAction, { run: String(kept.id), shared: 'true' })
        : kept;
    setPending(false);
    return shared;
  };

  return { run, error, pending, keep };
}
