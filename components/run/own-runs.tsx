'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { FormError, fieldErrorOf } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import { type RunCard, runEmbed, runPath } from '@/lib/runs/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';
import { changeRunAction, deleteRunAction } from '@/lib/web/actions/runs';
import { ModelLink } from './model-link';
import { NameField } from './name-field';
import { RunThumbnail } from './run-thumbnail';

/**
 * The viewer's runs as cards. What happened to a deleted one is said above, where its card no longer is; also when it
 * was the last one.
 *
 * @param none what stands here where there is no run
 */
export function OwnRuns({ runs, none }: { runs: readonly RunCard[]; none: ReactNode }) {
  const t = useTranslations('runPages');
  const [state, remove] = useActionState(deleteRunAction, IDLE);
  return (
    <div className="grid gap-4">
      <FormError state={state} />
      {state.status === 'done' && <Alert tone="good">{t('deleted')}</Alert>}
      {runs.length === 0 ? (
        none
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {runs.map((run) => (
            <OwnRunCard key={run.id} run={run} remove={remove} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OwnRunCard({ run, remove }: { run: RunCard; remove: (form: FormData) => void }) {
  const t = useTranslations('runPages');
  const [state, change] = useActionState(changeRunAction, IDLE);
  return (
    <li
      id={`run-${run.id}`}
      className="grid scroll-mt-24 content-start gap-3 rounded border border-line bg-surface p-3 target:border-accent"
    >
      <CardHead run={run} />
      <FormError state={state} />
      {state.status === 'done' && (
        <p role="status" className="text-sm text-good">
          {t(`done.${state.message as 'renamed' | 'shared' | 'unshared'}`)}
        </p>
      )}
      {run.shared && (
        <p className="text-sm text-muted">
          {t('embed')} <code className="select-all">{runEmbed(run.id)}</code>
        </p>
      )}
      <div className="flex flex-wrap items-start gap-1">
        <ShareSwitch run={run} action={change} />
        <Rename run={run} state={state} action={change} />
        <Delete run={run} action={remove} />
      </div>
    </li>
  );
}

function CardHead({ run }: { run: RunCard }) {
  const t = useTranslations('runPages');
  const format = useFormatter();
  const share = format.number(run.probability, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3">
      <RunThumbnail run={run} />
      <div className="grid min-w-0 content-start gap-1">
        <h2 className="text-base break-words">
          {run.shared ? <Link href={runPath(run.id)}>{run.name}</Link> : run.name}
        </h2>
        <p className="flex items-baseline gap-2 tabular-nums">
          <strong className="text-xl text-accent">{run.digit}</strong>
          <span className="text-sm text-muted">{share}</span>
        </p>
        <p className="text-sm text-muted">
          <ModelLink model={run.model} version={run.version} /> · <Time at={run.createdAt} />
        </p>
        <p>
          {run.shared ? (
            <Badge tone="good" icon="globe">
              {t('isShared')}
            </Badge>
          ) : (
            <Badge icon="lock">{t('isPrivate')}</Badge>
          )}
        </p>
      </div>
    </div>
  );
}

function ShareSwitch({ run, action }: { run: RunCard; action: (form: FormData) => void }) {
  const t = useTranslations('runPages');
  return (
    <form action={action}>
      <input type="hidden" name="run" value={run.id} />
      <input type="hidden" name="shared" value={String(!run.shared)} />
      <SubmitButton
        size="sm"
        variant="quiet"
        icon={run.shared ? 'lock' : 'share'}
        pendingLabel={t('saving')}
        aria-label={t(run.shared ? 'unshareOf' : 'shareOf', { name: run.name })}
      >
        {run.shared ? t('unshare') : t('share')}
      </SubmitButton>
    </form>
  );
}

/** Opened in place; without JavaScript too. Closes when the new name is there. */
function Rename({
  run,
  state,
  action,
}: {
  run: RunCard;
  state: ActionState;
  action: (form: FormData) => void;
}) {
  const t = useTranslations('runPages');
  const [open, setOpen] = useState(false);
  const failed = fieldErrorOf(state, 'name') !== undefined;
  useEffect(() => {
    if (state.status === 'done') setOpen(false);
  }, [state]);
  return (
    <details
      open={open || failed}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="open:order-last open:basis-full"
    >
      <summary className="button button-quiet button-sm" aria-label={t('renameOf', { name: run.name })}>
        {t('rename')}
      </summary>
      <form action={action} className="mt-2 grid gap-2">
        <input type="hidden" name="run" value={run.id} />
        <NameField run={run} state={state} id={`name-${run.id}`} hint={t('nameHint')} />
        <div>
          <SubmitButton size="sm" pendingLabel={t('saving')}>
            {t('save')}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

/** The confirmation is the opened form itself: it says what goes, and holds the button that does it. */
function Delete({ run, action }: { run: RunCard; action: (form: FormData) => void }) {
  const t = useTranslations('runPages');
  return (
    <details className="open:order-last open:basis-full">
      <summary className="button button-quiet button-sm" aria-label={t('deleteOf', { name: run.name })}>
        {t('delete')}
      </summary>
      <form action={action} className="mt-2 grid gap-2">
        <input type="hidden" name="run" value={run.id} />
        <p className="text-sm">{t('deleteText')}</p>
        <div>
          <SubmitButton variant="danger" size="sm" pendingLabel={t('deleting')}>
            {t('deleteConfirm')}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
