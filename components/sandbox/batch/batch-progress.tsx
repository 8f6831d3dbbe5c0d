'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { Batch } from './use-batch';

/** How many are done, and the way to stop or to try again. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const t = useTranslations('sandbox.batch');
  const { items, running, waitUntil } = batch;
  const read = items.filter(({ state }) => state.kind === 'read').length;
  const failed = items.filter(({ state }) => state.kind === 'failed').length;
  const left = items.length - read;
  const label = t('progress', { done: read + failed, all: items.length, failed });
  return (
    <div className="grid gap-1.5">
      <ProgressBar
        value={read + failed}
        max={items.length}
        label={t('progressLabel')}
        className="h-2 w-full"
      />
      <div className="flex min-h-(--target) flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <p role="status" className="tabular-nums">
          {label}
        </p>
        {waitUntil !== null && <Countdown until={waitUntil} />}
        <span className="ml-auto">
          {running && (
            <Button size="sm" icon="stop" onClick={batch.cancel}>
              {t('cancel')}
            </Button>
          )}
          {!running && left > 0 && (
            <Button size="sm" icon="refresh" onClick={batch.retry}>
              {t('retry', { count: left })}
            </Button>
          )}
        </span>
      </div>
    </div>
  );
}

/** The seconds that the server asked us to wait. */
function Countdown({ until }: { until: number }) {
  const t = useTranslations('sandbox.batch');
  const [now, setNow] = useState(until);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = window.setInterval(tick, 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <p className="text-muted tabular-nums">
      {t('waiting', { seconds: Math.max(0, Math.ceil((until - now) / 1_000)) })}
    </p>
  );
}
