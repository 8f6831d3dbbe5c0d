'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Badge } from '@/components/ui/badge';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import type { SessionView } from '@/lib/members/views';
import { IDLE } from '@/lib/web/action-state';
import { revokeOtherSessionsAction, revokeSessionAction } from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';

/** The member's signed-in browsers. What happened to an ended one is said above, where its row no longer is. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const [state, action] = useActionState(revokeSessionAction, IDLE);
  return (
    <div className="grid gap-4">
      <FormOutcome state={state} section="sessions" />
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} action={action} />
        ))}
      </ul>
      <EndOthers alone={sessions.length <= 1} />
    </div>
  );
}

function SessionRow({ session, action }: { session: SessionView; action: (form: FormData) => void }) {
  const t = useTranslations('settings.sessions');
  const browser = session.browser || t('unknown');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {browser}
          {session.current && <Badge tone="good">{t('current')}</Badge>}
        </p>
        <p className="text-sm text-muted">
          {t('since')} <Time at={session.createdAt} precise />
          {' · '}
          {t('seen')} <Time at={session.lastSeenAt} />
          {session.address && ` · ${t('from', { address: session.address })}`}
        </p>
      </div>
      {!session.current && (
        <form action={action}>
          <input type="hidden" name="session" value={session.id} />
          <SubmitButton
            variant="danger"
            size="sm"
            pendingLabel={t('ending')}
            aria-label={t('endOf', { browser })}
          >
            {t('end')}
          </SubmitButton>
        </form>
      )}
    </li>
  );
}

function EndOthers({ alone }: { alone: boolean }) {
  const t = useTranslations('settings.sessions');
  const [state, action] = useActionState(revokeOtherSessionsAction, IDLE);
  return (
    <form action={action} className="grid gap-3">
      <FormOutcome state={state} section="sessions" />
      {alone ? (
        state.status === 'idle' && <p className="text-sm text-muted">{t('only')}</p>
      ) : (
        <div>
          <SubmitButton variant="danger" pendingLabel={t('ending')}>
            {t('endOthers')}
          </SubmitButton>
        </div>
      )}
    </form>
  );
}
