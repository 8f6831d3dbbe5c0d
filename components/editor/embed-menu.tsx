'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { loadOwnRuns, type OfferedRun } from './own-runs';
import { type ToolChoice, ToolMenu } from './tool-menu';

/** The shared model that the site ships; its newest version answers. */
const MODEL = 'mnist-mlp';

/** The tool for what the site can show in a post: the live widget of the shared model, and the writer's shared runs. */
export function EmbedMenu({
  label,
  tabIndex,
  onChoose,
}: {
  label: string;
  tabIndex: number;
  onChoose: (markdown: string) => void;
}) {
  const t = useTranslations('editor');
  const [runs, setRuns] = useState<OfferedRun[] | 'loading' | 'failed'>('loading');
  const load = async () => setRuns((await loadOwnRuns()) ?? 'failed');
  const embed = (markdown: string, content: ReactNode): ToolChoice => ({
    key: markdown,
    content,
    onChoose: () => onChoose(markdown),
  });
  return (
    <ToolMenu
      tool="model"
      icon="network"
      label={label}
      menuLabel={label}
      tabIndex={tabIndex}
      onOpen={() => void load()}
    >
      {(choice) => (
        <>
          {choice(embed(`::model[${MODEL}]`, t('liveModel', { model: MODEL })))}
          <hr className="menu-line" />
          <p className="px-2.5 py-1 text-xs text-muted">{t('ownRuns')}</p>
          {typeof runs === 'string' || runs.length === 0 ? (
            <p role="status" className="px-2.5 py-1 text-sm text-muted">
              {runs === 'loading' ? t('runsLoading') : runs === 'failed' ? t('runsFailed') : t('noRuns')}
            </p>
          ) : (
            runs.map((run) => choice(embed(`::run[${run.id}]`, <RunChoice run={run} />)))
          )}
        </>
      )}
    </ToolMenu>
  );
}

function RunChoice({ run }: { run: OfferedRun }) {
  return (
    <>
      <strong className="tabular w-4 text-center">{run.digit}</strong>
      <bdi className="min-w-0 grow truncate">{run.name}</bdi>
      <span className="tabular text-xs text-muted">#{run.id}</span>
    </>
  );
}
