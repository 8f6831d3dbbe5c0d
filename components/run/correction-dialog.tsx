'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/controls';
import { Dialog } from '@/components/ui/dialog';
import { ErrorText } from '@/components/ui/form-error';
import type { PredictionView } from '@/lib/models/views';
import { type ActionState, IDLE, type PublicError } from '@/lib/web/action-state';
import { submitCorrectionAction } from '@/lib/web/actions/runs';
import { DigitChoice } from './digit-choice';
import { InputPicture } from './input-picture';

interface CorrectionProps {
  picture: Blob;
  prediction: PredictionView;
  onClose: () => void;
}

async function send(form: FormData): Promise<ActionState> {
  try {
    return await submitCorrectionAction(IDLE, form);
  } catch {
    return { status: 'failed', error: { code: 'unavailable' }, values: {} };
  }
}

/** Says what a misread digit really is, and gives the picture to the hard set: with consent, or not at all. */
export function CorrectionDialog({ picture, prediction, onClose }: CorrectionProps) {
  const t = useTranslations('runs.correction');
  const formId = useId();
  const [error, setError] = useState<PublicError | null>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking');
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state !== 'asking') return;
    const form = new FormData(event.currentTarget);
    form.set('image', picture);
    form.set('model', prediction.model);
    form.set('version', String(prediction.version));
    setState('sending');
    const answer = await send(form);
    setError(answer.status === 'failed' ? answer.error : null);
    setState(answer.status === 'done' ? 'sent' : 'asking');
  };
  if (state === 'sent') return <Sent onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            aria-disabled={state === 'sending' || undefined}
          >
            {state === 'sending' ? t('sending') : t('send')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {error && (
          <Alert tone="bad">
            <ErrorText error={error} />
          </Alert>
        )}
        <MisreadDigit prediction={prediction} />
        <DigitChoice legend={t('claim')} name="claim" noneLabel={t('none')} required />
        <div className="grid gap-1 rounded bg-sunken p-3 text-sm">
          <p>{t('consentText')}</p>
          <Checkbox name="credited" value="true" label={t('credited')} hint={t('creditedHint')} />
          <Checkbox name="consent" value="true" required label={t('consent')} />
        </div>
      </form>
    </Dialog>
  );
}

/** What goes to the set: the 28 x 28 picture. Of several digits in the picture, the one that was misread. */
function MisreadDigit({ prediction }: { prediction: PredictionView }) {
  const t = useTranslations('runs.correction');
  const { digits, input } = prediction;
  const main = Math.max(
    0,
    digits.findIndex((each) => each.input.every((value, i) => value === input[i])),
  );
  const [chosen, setChosen] = useState(main);
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label">{digits.length > 1 ? t('which') : t('readAs')}</legend>
      <div className="flex flex-wrap gap-2">
        {digits.map((digit, index) => (
          <label
            key={`${digit.box.left} ${digit.box.top}`}
            className={clsx(
              'grid justify-items-center gap-1 rounded border p-1.5 text-sm tabular-nums',
              index === chosen ? 'border-accent bg-accent-soft' : 'border-line',
            )}
          >
            <InputPicture input={digit.input} size={72} />
            <span>
              <input
                type="radio"
                name="digitIndex"
                value={index}
                checked={index === chosen}
                onChange={() => setChosen(index)}
                className={digits.length > 1 ? undefined : 'sr-only'}
              />{' '}
              {t('answered', { digit: digit.digit })}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Sent({ onClose }: { onClose: () => void }) {
  const t = useTranslations('runs.correction');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sentTitle')}
      footer={
        <>
          <ButtonLink href="/sandbox/runs/corrections">{t('yours')}</ButtonLink>
          <Button variant="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <p>{t('sentText')}</p>
    </Dialog>
  );
}
