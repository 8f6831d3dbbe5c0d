import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { InputPicture } from '@/components/run/input-picture';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/i18n/navigation';
import type { HardPictureView, HardSetView } from '@/lib/hard-set/views';
import { memberPath } from '@/lib/members/views';

/** The community's hard set: what members corrected and moderators accepted, and how the versions read it. */
export function HardSetSection({ model, set }: { model: string; set: HardSetView }) {
  const t = useTranslations('models');
  const json = `/api/v1/hard-set?model=${model}`;
  return (
    <section aria-labelledby="hard-set" className="grid gap-4">
      <div className="prose">
        <h2 id="hard-set">{t('hardSet')}</h2>
        <p>{t.rich('hardSetLead', { sandbox: (chunks) => <Link href="/sandbox">{chunks}</Link> })}</p>
        {set.total === 0 ? (
          <p className="text-muted">{t('hardSetNone')}</p>
        ) : (
          <p>
            {t('hardSetCount', { count: set.total, none: set.withoutDigit })}{' '}
            {t.rich('hardSetJson', { json: (chunks) => <a href={json}>{chunks}</a> })}
          </p>
        )}
      </div>
      {set.pictures.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3">
          {set.pictures.map((picture) => (
            <HardPicture key={picture.id} picture={picture} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HardPicture({ picture }: { picture: HardPictureView }) {
  const t = useTranslations('models');
  const { truth, answers, credit } = picture;
  const label = truth === null ? t('noDigit') : String(truth);
  return (
    <li className="grid content-start gap-2 rounded border border-line bg-surface p-2 text-sm">
      <div className="flex gap-2">
        <InputPicture input={picture.input} size={64} label={t('hardPicture', { truth: label })} />
        <p className="grid content-center">
          <span className="text-xs text-muted">{t('itIs')}</span>
          <strong className={truth === null ? undefined : 'text-lg tabular-nums'}>{label}</strong>
        </p>
      </div>
      <ul className="grid gap-0.5 tabular-nums">
        {answers.map(({ version, digit }) => {
          const right = digit === truth;
          return (
            <li key={version} className="flex items-center gap-1">
              <span className="font-mono text-xs text-muted">@{version}</span> {digit}
              <Icon
                name={right ? 'check' : 'close'}
                size={14}
                label={right ? t('right') : t('misread')}
                className={clsx(right ? 'text-good' : 'text-bad')}
              />
            </li>
          );
        })}
      </ul>
      <p className="truncate text-xs text-muted">
        {credit ? <Link href={memberPath(credit.username)}>{credit.displayName}</Link> : t('anonymous')}
      </p>
    </li>
  );
}
