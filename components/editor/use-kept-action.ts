import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { SENT_EVENT } from './draft-keeper';

type Action = (previous: ActionState, form: FormData) => Promise<ActionState>;

export interface KeptAction {
  state: ActionState;
  pending: boolean;
  /** Spread on the `<form>`: works before and without JavaScript, too. */
  formProps: { action: (form: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void };
}

/** Whether the error is Next's way of leading to another page: the action has succeeded. */
export const isRedirect = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  typeof error.digest === 'string' &&
  error.digest.startsWith('NEXT_REDIRECT');

const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Array.from(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/**
 * Names one submission, so that a second click or a retry after a lost answer makes no second post: the same name
 * for the same text, a new one for another.
 */
function useSubmissionId(): (data: FormData) => string {
  const last = useRef({ id: '', text: '' });
  return (data) => {
    const text = JSON.stringify(Object.entries(typedIn(data)));
    if (text !== last.current.text) last.current = { id: randomName(), text };
    return last.current.id;
  };
}

/** Not `crypto.randomUUID`: it is missing where the site is served without TLS. */
const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * A form whose text outlives everything: React would empty the fields after an action, and a server that cannot be
 * reached would throw the page away. Here the fields stay as they are until the server has acknowledged them; then
 * the form hears SENT_EVENT, and its draft is forgotten.
 */
export function useKeptAction(action: Action): KeptAction {
  const [served, formAction] = useActionState(action, IDLE);
  const [kept, setKept] = useState<ActionState | null>(null);
  const [pending, start] = useTransition();
  const submissionId = useSubmissionId();
  const state = kept ?? served;

  const send = async (form: HTMLFormElement, data: FormData) => {
    try {
      const next = await action(state, data);
      if (next.status === 'done') form.dispatchEvent(new Event(SENT_EVENT));
      setKept(next);
    } catch (error) {
      if (isRedirect(error)) {
        form.dispatchEvent(new Event(SENT_EVENT));
        throw error;
      }
      setKept({ status: 'failed', error: { code: 'unavailable' }, values: typedIn(data) });
    }
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(form, submitter);
    data.set('submissionId', submissionId(data));
    start(() => send(form, data));
  };

  return { state, pending, formProps: { action: formAction, onSubmit } };
}
