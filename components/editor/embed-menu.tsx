'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { loadOwnRuns, type OfferedRun } from './own-runs';
import { TOOL_CLASS } from './tool-class';

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
  const id = `embeds-${useId().replace(/[^\w-]/g, '')}`;
  const anchor = `--${id}`;
  const load = async () => setRuns((await loadOwnRuns()) ?? 'failed');
  const item = (markdown: string, content: ReactNode) => (
    <button
      key={markdown}
      type="button"
      popoverTarget={id}
      popoverTargetAction="hide"
      className="menu-item"
      onClick={() => onChoose(markdown)}
    >
      {content}
    </button>
  );
  return (
    <>
      <button
        type="button"
        data-tool="model"
        tabIndex={tabIndex}
        title={label}
        aria-label={label}
        popoverTarget={id}
        className={TOOL_CLASS}
        style={{ anchorName: anchor }}
      >
        <Icon name="network" size={18} />
      </button>
      <fieldset
        id={id}
        popover="auto"
        aria-label={label}
        className="menu menu-start"
        style={{ positionAnchor: anchor }}
        onToggle={(event) => {
          if (event.newState === 'open') void load();
        }}
      >
        {item(`::model[${MODEL}]`, t('liveModel', { model: MODEL }))}
        <hr className="menu-line" />
        <p className="px-2.5 py-1 text-xs text-muted">{t('ownRuns')}</p>
        {typeof runs === 'string' || runs.length === 0 ? (
          <p role="status" className="px-2.5 py-1 text-sm text-muted">
            {runs === 'loading' ? t('runsLoading') : runs === 'failed' ? t('runsFailed') : t('noRuns')}
          </p>
        ) : (
          runs.map((run) => item(`::run[${run.id}]`, <RunChoice run={run} />))
        )}
      </fieldset>
    </>
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
