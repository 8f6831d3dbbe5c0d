import { useFormatter, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import type { HardSetAccuracy } from '@/lib/hard-set/views';
import type { VersionSummary } from '@/lib/models/views';
import { versionPath } from './version-path';

interface VersionTableProps {
  versions: readonly VersionSummary[];
  current: number;
  defaultVersion: number;
  /** How the versions read the hard set. */
  hardSet: readonly HardSetAccuracy[];
}

/** Fits on a phone: cells wrap, and stand closer. */
const CELL = 'px-1.5! text-sm whitespace-normal! sm:px-3! sm:text-base';

/** The versions side by side: what each gains, and what it cost. */
export function VersionTable({ versions, current, defaultVersion, hardSet }: VersionTableProps) {
  const t = useTranslations('models');
  const format = useFormatter();
  const share = (value: number) => format.number(value, { style: 'percent', minimumFractionDigits: 2 });
  const interval = ({ low, high }: { low: number; high: number }, digits = 2) =>
    t('interval', {
      low: format.number(low * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
      high: format.number(high * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    });
  const rows: [string, (version: VersionSummary) => string, ((version: VersionSummary) => string)?][] = [
    [t('accuracy'), ({ test }) => share(test.accuracy), ({ test }) => interval(test)],
    [t('wrong'), ({ test }) => format.number(test.of - test.right)],
    [t('heldBack'), ({ validation }) => (validation === null ? t('notMeasured') : share(validation))],
    [
      t('hardSetRight'),
      ({ version }) => {
        const found = hardSet.find((each) => each.version === version);
        return found && found.of > 0
          ? t('ofPictures', { right: found.right, of: found.of })
          : t('notMeasured');
      },
      ({ version }) => {
        const found = hardSet.find((each) => each.version === version);
        return found && found.of > 0 ? interval(found, 0) : '';
      },
    ],
    [t('epochsLabel'), ({ epochs }) => String(epochs)],
    [t('augmentation'), ({ augmented }) => (augmented ? t('yes') : t('augmentationNone'))],
    [t('secondsColumn'), ({ seconds }) => format.number(seconds, { maximumFractionDigits: 1 })],
  ];
  return (
    <table className="tabular-nums">
      <caption className="sr-only">{t('versionTable')}</caption>
      <thead>
        <tr>
          <td className={CELL} />
          {versions.map(({ version }) => (
            <th key={version} scope="col" className={CELL}>
              {version === current ? (
                <strong aria-current="page">{t('versionName', { version })}</strong>
              ) : (
                <Link href={versionPath(version, defaultVersion)}>{t('versionName', { version })}</Link>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value, note]) => (
          <tr key={name}>
            <th scope="row" className={CELL}>
              {name}
            </th>
            {versions.map((version) => (
              <td key={version.version} className={CELL}>
                {value(version)}
                {note?.(version) && <span className="block text-xs text-muted">{note(version)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
