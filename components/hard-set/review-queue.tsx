'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useActionState, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { ErrorText } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import type { PendingPicture } from '@/lib/hard-set/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { reopenCorrectionAction, reviewCorrectionAction } from '@/lib/web/actions/runs';
import { EarlierDecision } from './earlier-decision';
import { ReviewCard } from './review-card';
import { useReviewKeys } from './use-review-keys';

/** What waits for a moderator. Keys work while the focus is in the queue: they would hurt anywhere else. */
export function ReviewQueue({ items, total }: { items: readonly PendingPicture[]; total: number }) {
  const t = useTranslations('hardSet');
  const [state, review] = useActionState(reviewCorrectionAction, IDLE);
  const [undone, reopen] = useActionState(reopenCorrectionAction, IDLE);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const current = Math.min(at, Math.max(0, items.length - 1));
  const onKeyDown = useReviewKeys(list, current, items.length, setAt);
  useFocusOnNext(list, items[current]?.id, state);
  return (
    <section aria-label={t('queue')} onKeyDown={onKeyDown} className="grid gap-4">
      <Outcome state={state} undone={undone} reopen={reopen} />
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

/** After a decision the card is gone, and the focus with it: the next one takes it. */
function useFocusOnNext(
  list: RefObject<HTMLOListElement | null>,
  id: number | undefined,
  state: ActionState,
): void {
  const decided = useRef(state);
  useEffect(() => {
    if (decided.current === state || state.status !== 'done') return;
    decided.current = state;
    list.current?.querySelector<HTMLElement>(`[data-picture="${id}"]`)?.focus();
  }, [list, id, state]);
}

/** What became of the last decision, and the way to take it back. */
function Outcome({
  state,
  undone,
  reopen,
}: {
  state: ActionState;
  undone: ActionState;
  reopen: (form: FormData) => void;
}) {
  const t = useTranslations('hardSet');
  const decided = state.status === 'done' ? (state.data as { id: number; truth: number | null }) : null;
  const back = undone.status === 'done' ? (undone.data as { id: number }).id : null;
  return (
    <div className="grid gap-2">
      {state.status === 'failed' && (
        <Alert tone="bad">
          <ErrorText error={state.error} /> <EarlierDecision error={state.error} />
        </Alert>
      )}
      {undone.status === 'failed' && (
        <Alert tone="bad">
          <ErrorText error={undone.error} />
        </Alert>
      )}
      {decided && decided.id !== back && state.status === 'done' && (
        <Alert
          tone="good"
          actions={
            <form action={reopen}>
              <input type="hidden" name="picture" value={decided.id} />
              <SubmitButton size="sm" variant="secondary" icon="undo" data-undo pendingLabel={t('undoing')}>
                {t('undo')}
              </SubmitButton>
            </form>
          }
        >
          {t(`decided.${state.message as 'accept' | 'relabel' | 'reject'}`, {
            truth: decided.truth === null ? t('noDigit') : String(decided.truth),
          })}
        </Alert>
      )}
      {decided && decided.id === back && <Alert>{t('undone')}</Alert>}
    </div>
  );
}
