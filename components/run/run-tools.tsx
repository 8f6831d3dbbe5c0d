'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { isStaff } from '@/lib/members/policy';
import { IDLE } from '@/lib/web/action-state';
import { changeRunAction, deleteRunAction } from '@/lib/web/actions/runs';
import { NameField } from './name-field';

interface Tools {
  run: { id: number; name: string; authorId: number };
}

/** What the run's member, or a moderator, can do with it; nothing for everybody else. */
export function RunTools({ run }: Tools) {
  const t = useTranslations('runPages');
  const { member } = useViewer();
  const own = member?.id === run.authorId;
  if (!member || !(own || isStaff(member))) return null;
  return (
    <section aria-labelledby="tools" className="grid gap-4 rounded border border-line p-4">
      <h2 id="tools" className="text-base">
        {own ? t('yourTools') : t('moderatorTools')}
      </h2>
      {own && <Rename run={run} />}
      <Unshare run={run} needsReason={!own} />
      <Delete run={run} needsReason={!own} />
    </section>
  );
}

function Rename({ run }: Tools) {
  const t = useTranslations('runPages');
  const [state, action] = useActionState(changeRunAction, IDLE);
  return (
    <form action={action} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="run" value={run.id} />
      <NameField run={run} state={state} id="rename" className="min-w-0 flex-1 basis-56" />
      <SubmitButton variant="secondary" pendingLabel={t('saving')}>
        {t('rename')}
      </SubmitButton>
    </form>
  );
}

function Reason({ id, state }: { id: string; state: Parameters<typeof fieldErrorOf>[0] }) {
  const t = useTranslations('runPages');
  return (
    <Field
      label={t('reason')}
      name="reason"
      id={id}
      hint={t('reasonHint')}
      required
      error={fieldErrorOf(state, 'reason')}
    >
      {(control) => <Input {...control} defaultValue={typedValue(state, 'reason')} />}
    </Field>
  );
}

function Unshare({ run, needsReason }: Tools & { needsReason: boolean }) {
  const t = useTranslations('runPages');
  const [state, action] = useActionState(changeRunAction, IDLE);
  return (
    <form action={action} className="grid gap-2">
      <FormError state={state} />
      <input type="hidden" name="run" value={run.id} />
      <input type="hidden" name="shared" value="false" />
      {needsReason && <Reason id="unshare-reason" state={state} />}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="secondary" size="sm" icon="lock" pendingLabel={t('saving')}>
          {t('unshare')}
        </SubmitButton>
        <span className="text-sm text-muted">{needsReason ? t('unshareOther') : t('unshareText')}</span>
      </div>
    </form>
  );
}

function Delete({ run, needsReason }: Tools & { needsReason: boolean }) {
  const t = useTranslations('runPages');
  const locale = useLocale();
  const [state, action] = useActionState(deleteRunAction, IDLE);
  return (
    <details>
      <summary className="button button-quiet button-sm">{t('delete')}</summary>
      <form action={action} className="mt-2 grid gap-3">
        <FormError state={state} />
        <input type="hidden" name="run" value={run.id} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="leave" value="1" />
        <p className="text-sm">{t('deleteText')}</p>
        {needsReason && <Reason id="delete-reason" state={state} />}
        <div>
          <SubmitButton variant="danger" size="sm" pendingLabel={t('deleting')}>
            {t('deleteConfirm')}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
