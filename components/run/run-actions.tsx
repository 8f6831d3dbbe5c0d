'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { ErrorText } from '@/components/ui/form-error';
import { Link, useRouter } from '@/i18n/navigation';
import { RUN_NAME_MAX } from '@/lib/limits';
import type { PredictionView } from '@/lib/models/views';
import { runPath } from '@/lib/runs/views';
import { CorrectionDialog } from './correction-dialog';
import type { KeptRun } from './kept-run';
import { ShareFields } from './share-fields';
import { useKeptRun } from './use-kept-run';

interface RunActionsProps {
  /** The picture that was read, as it was sent. */
  picture: Blob;
  prediction: PredictionView;
  /** Where a guest comes back to after signing in, without a language. */
  returnTo?: string;
}

/** A new picture (or another version) begins anew: nothing of what was kept or typed about the one before belongs to it. */
const numbers = new WeakMap<Blob, number>();
let count = 0;
function numberOf(picture: Blob): number {
  const known = numbers.get(picture) ?? ++count;
  numbers.set(picture, known);
  return known;
}

/**
 * What a member can do with an answer: keep it, share it, say what it really was, open a topic with it. Guests are led
 * to sign in and back. Texts: `runs`.
 */
export function RunActions({ picture, prediction, returnTo = '/sandbox' }: RunActionsProps) {
  const t = useTranslations('runs');
  const { status } = useViewer();
  if (status === 'loading') return <div className="min-h-9" />;
  if (status === 'member') {
    const key = `${numberOf(picture)} ${prediction.model}@${prediction.version}`;
    return <MemberActions key={key} picture={picture} prediction={prediction} />;
  }
  return (
    <p className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(returnTo)}`} size="sm" icon="sign-in">
        {t('signIn')}
      </ButtonLink>
      {t('signInText')}
    </p>
  );
}

function MemberActions({ picture, prediction }: { picture: Blob; prediction: PredictionView }) {
  const t = useTranslations('runs');
  const router = useRouter();
  const { run, error, pending, keep } = useKeptRun({ picture, prediction });
  const [naming, setNaming] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const busy = pending || undefined;
  const discuss = async () => {
    const shared = await keep({ shared: true });
    if (shared) router.push(`/new?run=${shared.id}`);
  };
  return (
    <section aria-label={t('actions')} className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {!run && (
          <Button
            size="sm"
            icon="save"
            aria-expanded={naming}
            aria-disabled={busy}
            onClick={() => setNaming(!naming)}
          >
            {t('keep')}
          </Button>
        )}
        {!run?.shared && (
          <Button size="sm" icon="share" aria-disabled={busy} onClick={() => keep({ shared: true })}>
            {t('share')}
          </Button>
        )}
        <Button size="sm" icon="edit" onClick={() => setCorrecting(true)}>
          {t('itWas')}
        </Button>
        <Button size="sm" icon="message" aria-disabled={busy} onClick={discuss}>
          {t('discuss')}
        </Button>
      </div>
      {naming && !run && <NameForm pending={pending} onKeep={(name) => keep({ name })} />}
      {error && (
        <Alert tone="bad">
          <ErrorText error={error} />
        </Alert>
      )}
      {run ? <Kept run={run} /> : <p className="text-xs text-muted">{t('actionsHint')}</p>}
      {correcting && (
        <CorrectionDialog picture={picture} prediction={prediction} onClose={() => setCorrecting(false)} />
      )}
    </section>
  );
}

function NameForm({ pending, onKeep }: { pending: boolean; onKeep: (name: string) => void }) {
  const t = useTranslations('runs');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onKeep(String(new FormData(event.currentTarget).get('name') ?? ''));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field label={t('name')} name="name" id="run-name" optional className="min-w-0 flex-1 basis-48">
        {(control) => <Input {...control} maxLength={RUN_NAME_MAX} autoComplete="off" autoFocus />}
      </Field>
      <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
        {pending ? t('keeping') : t('keepRun')}
      </Button>
    </form>
  );
}

/** Where the run is now; a shared one with its address and embed. */
function Kept({ run }: { run: KeptRun }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  return (
    <div className="grid gap-3 rounded border border-line p-3">
      <p role="status" className="text-sm">
        {run.shared ? t('sharedAs', { name: run.name }) : t('keptAs', { name: run.name })}{' '}
        <Link href="/sandbox/runs" className="text-accent underline">
          {t('yourRuns')}
        </Link>
      </p>
      {run.shared && (
        <ShareFields runId={run.id} address={`${window.location.origin}/${locale}${runPath(run.id)}`} />
      )}
    </div>
  );
}
