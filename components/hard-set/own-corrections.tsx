'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { InputPicture } from '@/components/run/input-picture';
import { ModelLink } from '@/components/run/model-link';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { FormError } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import type { HardPictureStateName, OwnCorrection } from '@/lib/hard-set/views';
import { IDLE } from '@/lib/web/action-state';
import { withdrawCorrectionAction } from '@/lib/web/actions/runs';

const TONE = { pending: 'info', accepted: 'good', rejected: 'warn' } as const satisfies Record<
  HardPictureStateName,
  string
>;

/**
 * The corrections that a member gave: what became of each, and the way to take it back. Also shown when the last one is
 * gone: the word that it is deleted stands here.
 *
 * @param none what stands here where there is no correction
 */
export function OwnCorrections({
  corrections,
  none,
}: {
  corrections: readonly OwnCorrection[];
  none: ReactNode;
}) {
  const t = useTranslations('hardSet');
  const [state, withdraw] = useActionState(withdrawCorrectionAction, IDLE);
  return (
    <div className="grid gap-4">
      <FormError state={state} />
      {state.status === 'done' && <Alert tone="good">{t('withdrawn')}</Alert>}
      {corrections.length === 0 ? (
        none
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {corrections.map((correction) => (
            <Row key={correction.id} correction={correction} withdraw={withdraw} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ correction, withdraw }: { correction: OwnCorrection; withdraw: (form: FormData) => void }) {
  const t = useTranslations('hardSet');
  const { id, state, claim, answer, truth, reason } = correction;
  const named = (digit: number | null) => (digit === null ? t('noDigit') : String(digit));
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 py-3 sm:grid-cols-[auto_auto_minmax(0,1fr)_auto]">
      <InputPicture input={correction.input} size={72} />
      <picture className="hidden sm:block">
        <img
          src={correction.pictureUrl}
          alt=""
          width={72}
          height={72}
          loading="lazy"
          className="h-[72px] w-[72px] rounded border border-line bg-plate object-contain"
        />
      </picture>
      <div className="grid min-w-0 content-start gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{t('claimLine', { claim: named(claim) })}</strong>
          <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
        </p>
        <p className="text-sm text-muted">
          {t('answerLine', { answer })} <ModelLink model={correction.model} version={correction.version} /> ·{' '}
          <Time at={correction.createdAt} /> · {correction.credited ? t('credited') : t('anonymous')}
        </p>
        {state === 'accepted' && truth !== claim && (
          <p className="text-sm">{t('relabelled', { truth: named(truth) })}</p>
        )}
        {reason && <p className="text-sm break-words">{t('reasonLine', { reason })}</p>}
      </div>
      <details className="col-span-full sm:col-span-1">
        <summary className="button button-quiet button-sm">{t('withdraw')}</summary>
        <form action={withdraw} className="mt-2 grid max-w-xs gap-2">
          <input type="hidden" name="picture" value={id} />
          <p className="text-sm">{t('withdrawText')}</p>
          <div>
            <SubmitButton variant="danger" size="sm" pendingLabel={t('withdrawing')}>
              {t('withdrawConfirm')}
            </SubmitButton>
          </div>
        </form>
      </details>
    </li>
  );
}
