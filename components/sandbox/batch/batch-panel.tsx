'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button, IconButton } from '@/components/ui/button';
import { saveFile } from '../save-file';
import { BatchDetail } from './batch-detail';
import { toCsv, toJson } from './batch-export';
import { BatchProgress } from './batch-progress';
import { rowsOf, type View } from './batch-rows';
import { BatchTable } from './batch-table';
import { BatchTools } from './batch-tools';
import type { Collected } from './collect-pictures';

import type { Batch } from './use-batch';

const save = (name: string, type: string, text: string) =>
  saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));

const FIRST_VIEW: View = { text: '', filter: 'all', sort: 'order', descending: false };

/** Many pictures: how far they are, a table of their answers, and what can be done with it. */
export function BatchPanel({ batch }: { batch: Batch }) {
  const t = useTranslations('sandbox.batch');
  const [view, setView] = useState(FIRST_VIEW);
  const [detail, setDetail] = useState<number | null>(null);
  const { items, collected } = batch;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // The table may begin below the window's edge: whoever gave the files sees that something happens.
    if (collected) section.current?.scrollIntoView({ block: 'nearest' });
  }, [collected]);
  if (!collected) return null;
  const rows = rowsOf(items, view);
  const opened = items.find(({ id }) => id === detail) ?? null;
  return (
    <section
      ref={section}
      aria-labelledby="batch"
      className="grid min-w-0 gap-4 rounded border border-line bg-surface p-4 md:p-6"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="batch" className="mr-auto">
          {t('title', { count: items.length })}
        </h2>
        <Button size="sm" icon="download" onClick={() => save('minibatch.csv', 'text/csv', toCsv(items))}>
          {t('csv')}
        </Button>
        <Button
          size="sm"
          icon="download"
          onClick={() => save('minibatch.json', 'application/json', toJson(items))}
        >
          {t('json')}
        </Button>
        <IconButton icon="close" size="sm" label={t('close')} onClick={batch.close} />
      </div>
      <Notes collected={collected} />
      {items.length > 0 && (
        <>
          <BatchProgress batch={batch} />
          <BatchTools view={view} onChange={setView} />
          <BatchTable rows={rows} view={view} onChange={setView} onOpen={setDetail} />
        </>
      )}
      <BatchDetail item={opened} onClose={() => setDetail(null)} />
    </section>
  );
}

/** What was left out, and why: nothing disappears without a word. */
function Notes({ collected: { surplus, notes } }: { collected: Collected }) {
  const t = useTranslations('sandbox.batch');
  if (surplus === 0 && notes.length === 0) return null;
  return (
    <Alert tone="warn">
      {surplus > 0 && <p>{t('surplus', { count: surplus })}</p>}
      {notes.map(({ file, stopped, refused, empty }) => (
        <p key={file}>
          {file}: {stopped && t(`zip.${stopped}`)} {refused > 0 && t('zip.refused', { count: refused })}{' '}
          {empty && !stopped && refused === 0 && t('zip.empty')}
        </p>
      ))}
    </Alert>
  );
}
