'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import type { AccessTokenView } from '@/lib/members/views';
import { IDLE } from '@/lib/web/action-state';
import { revokeTokenAction } from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';

/** The member's access tokens, without their secrets. */
export function TokenList({ tokens }: { tokens: readonly AccessTokenView[] }) {
  const t = useTranslations('settings.tokens');
  const [state, action] = useActionState(revokeTokenAction, IDLE);
  return (
    <div className="grid gap-4">
      <FormOutcome state={state} section="tokens" />
      {tokens.length === 0 ? (
        <EmptyState icon="key" title={t('none')} headingLevel="h3">
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} action={action} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TokenRow({ token, action }: { token: AccessTokenView; action: (form: FormData) => void }) {
  const t = useTranslations('settings.tokens');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <strong className="break-words">{token.name}</strong>
          <code className="text-muted">{token.hint}…</code>
          {token.expired && <Badge tone="warn">{t('expired')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-1">
          {token.scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
        </p>
        <TokenTimes token={token} />
      </div>
      <form action={action}>
        <input type="hidden" name="accessToken" value={token.id} />
        <SubmitButton
          variant="danger"
          size="sm"
          pendingLabel={t('revoking')}
          aria-label={t('revokeOf', { name: token.name })}
        >
          {t('revoke')}
        </SubmitButton>
      </form>
    </li>
  );
}

function TokenTimes({ token }: { token: AccessTokenView }) {
  const t = useTranslations('settings.tokens');
  return (
    <p className="text-sm text-muted">
      {t('made')} <Time at={token.createdAt} />
      {' · '}
      {token.lastUsedAt ? (
        <>
          {t('lastUsed')} <Time at={token.lastUsedAt} />
        </>
      ) : (
        t('neverUsed')
      )}
      {' · '}
      {t('expires')} {token.expiresAt ? <Time at={token.expiresAt} precise /> : t('never')}
    </p>
  );
}
