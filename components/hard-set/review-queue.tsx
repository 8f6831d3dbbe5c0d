'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useActionState, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { ErrorText } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import type { PendingPicture } from '@/lib/hard-set/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { reviewCorrectionAction } from '@/lib/web/actions/runs';
import { EarlierDecision } from './earlier-decision';
import { ReviewCard } from './review-card';
import { useReviewKeys } from './use-review-keys';

/** What waits for a moderator. Keys work while the focus is in the queue: they would hurt anywhere else. */
export function ReviewQueue({ items, total }: { items: readonly PendingPicture[]; total: number }) {
  const t = useTranslations('hardSet');
  const [state, review] = useActionState(reviewCorrectionAction, IDLE);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const current = Math.min(at, Math.max(0, items.length - 1));
  const onKeyDown = useReviewKeys(list, current, items.length, setAt);
  useFocusOnNext(list, items[current]?.id, state);
  return (
    <section aria-label={t('queue')} onKeyDown={onKeyDown} className="grid gap-4">
      <Outcome state={state} action={review} />
      <p className="text-sm text-muted">{t('waiting', { count: total })}</p>
      <ol ref={list} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {items.map((item, index) => (
          <ReviewCard
            key={item.id}
            item={item}
            current={index === current}
            state={state}
            action={review}
            onFocus={() => setAt(index)}
          />
        ))}
      </ol>
    </section>
  );
}

/** After a decision the card is gone, and the focus with it: the next one takes it, after the last the way back. */
function useFocusOnNext(
  list: RefObject<HTMLOListElement | null>,
  id: number | undefined,
  state: ActionState,
): void {
  const decided = useRef(state);
  useEffect(() => {
    if (decided.current === state || state.status !== 'done') return;
    decided.current = state;
    const undo = list.current?.closest('section')?.querySelector<HTMLElement>('[data-undo]');
    (list.current?.querySelector<HTMLElement>(`[data-picture="${id}"]`) ?? undo)?.focus();
  }, [list, id, state]);
}

/** What became of the last decision, and the way to take it back. */
function Outcome({ state, action }: { state: ActionState; action: (form: FormData) => void }) {
  const t = useTranslations('hardSet');
  if (state.status === 'idle') return null;
  if (state.status === 'failed') {
    return (
      <Alert tone="bad">
        <ErrorText error={state.error} /> <EarlierDecision error={state.error} />
      </Alert>
    );
  }
  if (state.message === 'reopen') return <Alert tone="good">{t('undone')}</Alert>;
  const { id, truth } = state.data as { id: number; truth: number | null };
  return (
    <Alert
      tone="good"
      actions={
        <form action={action}>
          <input type="hidden" name="picture" value={id} />
          <SubmitButton
            name="decision"
            value="reopen"
            size="sm"
            variant="secondary"
            icon="undo"
            data-undo
            pendingLabel={t('undoing')}
          >
            {t('undo')}
          </SubmitButton>
        </form>
      }
    >
      {t(`decided.${state.message as 'accept' | 'relabel' | 'reject'}`, {
        truth: truth === null ? t('noDigit') : String(truth),
      })}
    </Alert>
  );
}
