import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/i18n/navigation';
import type { HardSetView } from '@/lib/hard-set/views';
import type { ModelCard as Card, ModelFailures, VersionSummary } from '@/lib/models/views';
import { AccuracyChart } from './accuracy-chart';
import { FailureGallery } from './failure-gallery';
import { failuresId } from './failures-id';
import { HardSetSection } from './hard-set-section';
import { versionPath } from './version-path';
import { VersionTable } from './version-table';

export interface CardProps {
  card: Card;
  /** All versions of the model, oldest first. */
  versions: readonly VersionSummary[];
  defaultVersion: number;
  /** The test pictures that this version misreads. */
  failures: ModelFailures;
  hardSet: HardSetView;
}

/** A model's card: how well it reads, where it fails, how it was made, on what, and how to make it again. */
export function ModelCard({ card, versions, defaultVersion, failures, hardSet }: CardProps) {
  const t = useTranslations('models');
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <header className="grid gap-2">
        <h1>{t('title', { version: card.version })}</h1>
        <p className="prose">
          {t.rich('lead', { sandbox: (chunks) => <Link href="/sandbox">{chunks}</Link> })}
        </p>
      </header>
      <VersionLinks current={card.version} versions={versions} defaultVersion={defaultVersion} />
      <Headline card={card} />
      <div className="prose">
        <h2 id="versions">{t('versionTable')}</h2>
        <VersionTable
          versions={versions}
          current={card.version}
          defaultVersion={defaultVersion}
          hardSet={hardSet.accuracy}
        />
        <p className="text-sm text-muted">{t('intervalNote')}</p>
        <h2>{t('epochs')}</h2>
        <AccuracyChart epochs={card.epochs} />
        <details>
          <summary>{t('epochsTable')}</summary>
          <Epochs card={card} />
        </details>
        <h2>{t('confusion')}</h2>
        <p>{t('confusionLead')}</p>
        <Confusion counts={card.confusion} />
      </div>
      <section aria-labelledby="failures" className="grid gap-3">
        <div className="prose">
          <h2 id="failures">{t('failures')}</h2>
          <p>{t('failuresLead', { count: failures.failures.length })}</p>
        </div>
        <FailureGallery failures={failures} src={spritePath(card)} />
      </section>
      <HardSetSection model={card.name} set={hardSet} />
      <div className="prose">
        <Download card={card} />
        <h2>{t('configuration')}</h2>
        <Configuration card={card} />
        <h2>{t('data')}</h2>
        <Data data={card.data} />
        <h2>{t('again')}</h2>
        <p>{t('againText')}</p>
        <Command text={card.command} />
        <p>{t('evaluateText')}</p>
        <Command text={evaluateCommand(card)} />
        <h2>{t('limits')}</h2>
        <p>{t('limitsText')}</p>
      </div>
    </article>
  );
}

/** Letters of the model's hash: a version that is trained anew has another address. */
const HASH_LETTERS = 8;

const spritePath = ({ name, version, file }: Card): string =>
  `/models/${name}/${version}/failures.png?model=${file.sha256.slice(0, HASH_LETTERS)}`;

function VersionLinks({
  current,
  versions,
  defaultVersion,
}: Pick<CardProps, 'versions' | 'defaultVersion'> & { current: number }) {
  const t = useTranslations('models');
  return (
    <nav aria-label={t('versions')} className="flex flex-wrap gap-2">
      {versions.map(({ version }) => (
        <Link
          key={version}
          href={versionPath(version, defaultVersion)}
          aria-current={version === current ? 'page' : undefined}
          className={buttonClass(version === current ? 'primary' : 'secondary', 'sm')}
        >
          {t('versionName', { version })}
        </Link>
      ))}
    </nav>
  );
}

function Headline({ card }: { card: Card }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const last = card.epochs.at(-1);
  const percent = format.number(card.accuracy, { style: 'percent', minimumFractionDigits: 2 });
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <Figure label={t('accuracy')} value={percent} />
      <Figure label={t('parameters')} value={format.number(card.network.parameters)} />
      <Figure
        label={t('size')}
        value={t('sizeValue', { mega: format.number(card.file.bytes / 1e6, { maximumFractionDigits: 2 }) })}
      />
      <Figure
        label={t('trained')}
        value={
          <time dateTime={card.date}>
            {format.dateTime(new Date(card.date), { dateStyle: 'medium', timeZone: 'UTC' })}
          </time>
        }
      />
      <div className="col-span-2 text-sm text-muted lg:col-span-4">
        <dt className="sr-only">{t('accuracy')}</dt>
        <dd className="m-0">
          {t('accuracyNote', { correct: last?.testCorrect ?? 0, count: card.data.testCount })}
          {card.validation &&
            ` ${t('validationNote', { accuracy: format.number(card.validation.accuracy, { style: 'percent', minimumFractionDigits: 2 }), count: card.validation.count })}`}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="m-0 text-xl font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

function Download({ card }: { card: Card }) {
  const t = useTranslations('models');
  return (
    <section aria-labelledby="download">
      <h2 id="download">{t('download')}</h2>
      <p>
        <a
          href={`/models/${card.name}/${card.version}/model.onnx`}
          download={`${card.name}-${card.version}.onnx`}
          className={buttonClass('primary')}
        >
          <Icon name="download" size={18} />
          {t('downloadButton')}
        </a>
      </p>
      <p>
        {t('sha256')}
        <br />
        <code className="break-all">{card.file.sha256}</code>
      </p>
    </section>
  );
}

function Configuration({ card }: { card: Card }) {
  const t = useTranslations('models');
  const { training, network, onnx } = card;
  const rows: [string, string][] = [
    [t('widths'), network.widths.join(' – ')],
    [t('activation'), t('activationValue')],
    [t('loss'), t('lossValue')],
    [t('optimiser'), t('optimiserValue', { rate: String(training.rate) })],
    [t('schedule'), t(`schedules.${training.schedule}`, { warmUp: training.warmUp })],
    [t('augmentation'), augmentationText(t, training.augmentation)],
    [t('batch'), t('batchValue', { count: training.batch })],
    [t('epochsLabel'), String(training.epochs)],
    [t('scaling'), t('scalingValue')],
    [t('initialisation'), t('initialisationValue')],
    [t('seed'), String(training.seed)],
    [t('seconds'), t('secondsValue', { seconds: String(training.seconds) })],
    [t('format'), t('formatValue', { opset: onnx.opset, ir: onnx.irVersion })],
  ];
  return (
    <table>
      <caption className="sr-only">{t('configuration')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function augmentationText(
  t: ReturnType<typeof useTranslations<'models'>>,
  amounts: Card['training']['augmentation'],
) {
  return amounts ? t('augmentationValue', amounts) : t('augmentationNone');
}

function Epochs({ card }: { card: Card }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const four = (value: number) =>
    format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  return (
    <table className="tabular-nums">
      <caption className="sr-only">{t('epochs')}</caption>
      <thead>
        <tr>
          <th scope="col" className={NARROW}>
            {t('epoch')}
          </th>
          <th scope="col" className={NARROW}>
            {t('trainLoss')}
          </th>
          <th scope="col" className={NARROW}>
            {t('testLoss')}
          </th>
          <th scope="col" className={NARROW}>
            {t('testAccuracy')}
          </th>
          <th scope="col" className={NARROW}>
            {t('wrong')}
          </th>
        </tr>
      </thead>
      <tbody>
        {card.epochs.map((each) => (
          <tr key={each.epoch}>
            <th scope="row" className={NARROW}>
              {each.epoch}
            </th>
            <td className={NARROW}>{four(each.trainLoss)}</td>
            <td className={NARROW}>{four(each.testLoss)}</td>
            <td className={NARROW}>
              {format.number(each.testAccuracy, { style: 'percent', minimumFractionDigits: 2 })}
            </td>
            <td className={NARROW}>{card.data.testCount - each.testCorrect}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Tables of numbers fit on a phone only with narrow cells and headings that wrap; the numbers stay aligned. */
const NARROW = 'px-px! py-1! text-right! text-[0.75rem] whitespace-normal! sm:px-2! sm:text-sm';

function Confusion({ counts }: { counts: Card['confusion'] }) {
  const t = useTranslations('models');
  const digits = [...counts.keys()];
  return (
    <table className="tabular-nums">
      <caption className="sr-only">{t('confusion')}</caption>
      <thead>
        <tr>
          <td className={NARROW} />
          {digits.map((digit) => (
            <th key={digit} scope="col" className={NARROW}>
              {digit}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {digits.map((truth) => (
          <tr key={truth}>
            <th scope="row" className={NARROW}>
              {truth}
            </th>
            {digits.map((answer) => (
              <ConfusionCell
                key={answer}
                count={counts[truth]?.[answer] ?? 0}
                truth={truth}
                answer={answer}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A cell of misread pictures leads to them. */
function ConfusionCell({ count, truth, answer }: { count: number; truth: number; answer: number }) {
  const t = useTranslations('models');
  if (truth === answer) return <td className={clsx(NARROW, 'bg-accent-soft')}>{count}</td>;
  if (count === 0) return <td className={clsx(NARROW, 'text-muted')}>{count}</td>;
  return (
    <td className={NARROW}>
      <a
        href={`#${failuresId(truth, answer)}`}
        aria-label={t('confusionCell', { count, truth, answer })}
        className="-my-1 block py-1 font-semibold text-accent underline"
      >
        {count}
      </a>
    </td>
  );
}

function Data({ data }: { data: Card['data'] }) {
  const t = useTranslations('models');
  const { name, authors, source } = data;
  return (
    <>
      <p>{t('dataText', { name, authors, train: data.trainCount, test: data.testCount })}</p>
      <p>
        {t.rich('source', {
          address: source,
          package: data.package,
          source: (chunks) => <a href={source}>{chunks}</a>,
        })}
      </p>
      <p>{t('files')}</p>
      <ul>
        {data.files.map((file) => (
          <li key={file.name}>
            {file.name}
            <br />
            <code className="break-all">{file.sha256}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

const evaluateCommand = ({ version }: Card): string =>
  version === 1 ? 'npm run train -- --evaluate' : `npm run train -- --version ${version} --evaluate`;

function Command({ text }: { text: string }) {
  return (
    <pre className="whitespace-pre-wrap!">
      <code className="whitespace-pre-wrap!">{text}</code>
    </pre>
  );
}
