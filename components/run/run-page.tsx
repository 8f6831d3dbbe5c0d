import { useFormatter, useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import { memberPath } from '@/lib/members/views';
import type { RunView } from '@/lib/runs/views';
import { AnswerBars } from './answer-bars';
import { BoxedPicture } from './boxed-picture';
import { InputPicture } from './input-picture';
import { ModelLink } from './model-link';
import { RunTools } from './run-tools';
import { ShareFields } from './share-fields';

/** A shared run: the picture, what the network saw and answered, who kept it, and how to take it along. */
export function RunPage({ run, address }: { run: RunView; address: string }) {
  const t = useTranslations('runPages');
  return (
    <article className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <Head run={run} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-2">
        <Picture run={run} />
        <Answer run={run} />
      </div>
      {run.digits.length > 1 && <Digits run={run} />}
      <section aria-labelledby="take-along" className="grid gap-3">
        <h2 id="take-along">{t('takeAlong')}</h2>
        <ShareFields runId={run.id} address={address} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/new?run=${run.id}`} variant="primary" icon="message">
            {t('discuss')}
          </ButtonLink>
          <ButtonLink href="/sandbox" icon="digit">
            {t('toSandbox')}
          </ButtonLink>
        </div>
      </section>
      <RunTools run={{ id: run.id, name: run.name, authorId: run.author.id }} />
    </article>
  );
}

function Head({ run }: { run: RunView }) {
  const t = useTranslations('runPages');
  const { author } = run;
  return (
    <header className="grid gap-2">
      <p className="text-sm text-muted">{t('kind')}</p>
      <h1 className="break-words">{run.name}</h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Link href={memberPath(author.username)} className="flex items-center gap-2 font-semibold text-ink">
          <Avatar member={author} size={24} />
          {author.displayName}
        </Link>
        <Time at={run.createdAt} />
        <span>
          {t('readBy')} <ModelLink model={run.model} version={run.version} />
        </span>
      </p>
    </header>
  );
}

const mainIndex = (run: RunView): number =>
  Math.max(
    0,
    run.digits.findIndex(({ input }) => input.every((value, index) => value === run.input[index])),
  );

function Picture({ run }: { run: RunView }) {
  const t = useTranslations('runPages');
  return (
    <figure className="m-0 grid content-start gap-2">
      <figcaption className="text-sm font-semibold">{t('picture')}</figcaption>
      <BoxedPicture
        src={run.pictureUrl}
        alt={t('pictureAlt', { digits: run.digits.map(({ digit }) => digit).join(' ') })}
        size={run.picture}
        boxes={run.digits.map(({ box }) => box)}
        strong={mainIndex(run)}
      />
    </figure>
  );
}

function Answer({ run }: { run: RunView }) {
  const t = useTranslations('runPages');
  const format = useFormatter();
  const share = format.number(run.probabilities[run.digit] ?? 0, {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  return (
    <section aria-labelledby="answer" className="grid content-start gap-4">
      <h2 id="answer" className="sr-only">
        {t('answer')}
      </h2>
      <div className="flex flex-wrap items-end gap-6">
        <figure className="m-0 grid gap-2">
          <figcaption className="text-sm font-semibold">{t('seen')}</figcaption>
          <InputPicture input={run.input} size={140} label={t('seenLabel')} />
        </figure>
        <p className="grid">
          <span className="text-sm text-muted">
            {run.digits.length > 1 ? t('closestLargest') : t('closest')}
          </span>
          <span className="flex items-baseline gap-3">
            <strong className="text-[4.5rem] leading-none font-semibold text-accent tabular-nums">
              {run.digit}
            </strong>
            <span className="tabular-nums">{share}</span>
          </span>
        </p>
      </div>
      <AnswerBars probabilities={run.probabilities} digit={run.digit} caption={t('probabilities')} />
    </section>
  );
}

/** All digits of a picture with several, in reading order. */
function Digits({ run }: { run: RunView }) {
  const t = useTranslations('runPages');
  const format = useFormatter();
  return (
    <section aria-labelledby="digits" className="grid gap-3">
      <h2 id="digits">{t('allDigits', { count: run.digits.length })}</h2>
      <ol className="flex flex-wrap gap-3">
        {run.digits.map(({ digit, probabilities, input, box }) => (
          <li
            key={`${box.left} ${box.top}`}
            className="grid justify-items-center gap-1 rounded border border-line p-2 text-sm tabular-nums"
          >
            <InputPicture input={input} size={72} />
            <span>
              <strong className="text-lg">{digit}</strong>{' '}
              <span className="text-muted">
                {format.number(probabilities[digit] ?? 0, { style: 'percent', maximumFractionDigits: 1 })}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
