'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { BoxedPicture } from '@/components/run/boxed-picture';
import { DigitChoice } from '@/components/run/digit-choice';
import { InputPicture } from '@/components/run/input-picture';
import { Alert } from '@/components/ui/alert';
import { Avatar } from '@/components/ui/avatar';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { PendingPicture } from '@/lib/hard-set/views';
import { memberPath } from '@/lib/members/views';
import { type ActionState, IDLE } from '@/lib/web/action-state';

const REASONS = ['otherDigit', 'unclear', 'noDigit', 'private'] as const;

interface CardProps {
  item: PendingPicture;
  /** The one that the keys are about. */
  current: boolean;
  /** Of the whole queue: only what is about this picture counts here. */
  state: ActionState;
  action: (form: FormData) => void;
  onFocus: () => void;
}

/** One correction in its context: the picture, what the network saw, what the versions answer, what the member says. */
export function ReviewCard({ item, current, state: all, action, onFocus }: CardProps) {
  const t = useTranslations('hardSet');
  const mine = all.status === 'failed' && all.values.picture === String(item.id);
  return (
    <li
      data-picture={item.id}
      tabIndex={-1}
      onFocus={onFocus}
      aria-current={current || undefined}
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)] gap-4 rounded border bg-surface p-4 md:grid-cols-[auto_minmax(0,1fr)]',
        current ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex flex-wrap gap-3">
        <BoxedPicture
          src={item.pictureUrl}
          alt={t('pictureAlt')}
          size={item.picture}
          boxes={[item.box]}
          strong={0}
          className="w-40 self-start"
        />
        <InputPicture input={item.input} size={160} label={t('seenAlt')} />
      </div>
      <div className="grid min-w-0 content-start gap-3">
        <Claim item={item} />
        <Answers item={item} />
        {item.own ? (
          <Alert tone="warn">{t('ownMatter')}</Alert>
        ) : (
          <Decision item={item} state={mine ? all : IDLE} action={action} />
        )}
      </div>
    </li>
  );
}

function Claim({ item }: { item: PendingPicture }) {
  const t = useTranslations('hardSet');
  const { member, claim } = item;
  return (
    <div className="grid gap-1">
      <h2 className="text-base">
        {t('claimed', { claim: claim === null ? t('noDigit') : String(claim), answer: item.answer })}
      </h2>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <Avatar member={member} size={20} />
        <Link href={memberPath(member.username)} className="text-ink">
          {member.displayName}
        </Link>
        · <Time at={item.createdAt} /> · {item.credited ? t('wantsCredit') : t('wantsNone')}
      </p>
    </div>
  );
}

/** What each version of the model answers now, with the share that it gives the member's label. */
function Answers({ item }: { item: PendingPicture }) {
  const t = useTranslations('hardSet');
  const format = useFormatter();
  const percent = (share = 0) => format.number(share, { style: 'percent', maximumFractionDigits: 1 });
  if (item.answers.length === 0) return <p className="text-sm text-muted">{t('noAnswers')}</p>;
  return (
    <table className="w-fit text-sm tabular-nums">
      <caption className="sr-only">{t('answers')}</caption>
      <thead className="text-muted">
        <tr>
          {[t('modelColumn'), t('answerColumn'), t('shareColumn')].map((name) => (
            <th key={name} scope="col" className="pr-5 text-left font-normal">
              {name}
            </th>
          ))}
          {item.claim !== null && (
            <th scope="col" className="text-left font-normal">
              {t('claimColumn', { claim: item.claim })}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {item.answers.map(({ version, digit, probabilities }) => (
          <tr key={version}>
            <th scope="row" className="pr-5 text-left font-mono font-normal">
              {item.model}@{version}
            </th>
            <td className="pr-5 font-semibold">{digit}</td>
            <td className="pr-5">{percent(probabilities[digit])}</td>
            {item.claim !== null && <td>{percent(probabilities[item.claim])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decision({ item, state, action }: Pick<CardProps, 'item' | 'state' | 'action'>) {
  const t = useTranslations('hardSet');
  const claim = item.claim === null ? 'none' : String(item.claim);
  const [truth, setTruth] = useState(typedValue(state, 'truth', claim));
  return (
    <form action={action} data-review className="grid gap-3">
      <input type="hidden" name="picture" value={item.id} />
      <input type="hidden" name="claim" value={claim} />
      <DigitChoice
        legend={t('label')}
        name="truth"
        noneLabel={t('noDigit')}
        value={truth}
        onChange={setTruth}
      />
      <Field
        label={t('reason')}
        name="reason"
        id={`reason-${item.id}`}
        hint={truth === claim ? t('reasonHintReject') : t('reasonHint')}
        error={fieldErrorOf(state, 'reason')}
      >
        {(control) => (
          <Input
            {...control}
            list={`reasons-${item.id}`}
            defaultValue={typedValue(state, 'reason')}
            autoComplete="off"
          />
        )}
      </Field>
      <datalist id={`reasons-${item.id}`}>
        {REASONS.map((name) => (
          <option key={name} value={t(`reasons.${name}`)} />
        ))}
      </datalist>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="decision" value="take" icon="check">
          {truth === claim ? t('accept') : t('relabel', { truth: truth === 'none' ? t('noDigit') : truth })}
        </SubmitButton>
        <SubmitButton name="decision" value="reject" variant="danger" icon="close">
          {t('reject')}
        </SubmitButton>
      </div>
    </form>
  );
}
