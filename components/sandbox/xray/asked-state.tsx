'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useFailureText } from '../failure';
import type { Asked } from './use-asked';

/** What was asked for, or why it is not there; dimmed while a newer one is on its way. */
export function AskedState<Answer>({
  asked: { answer, pending, failure, retry },
  height,
  children,
}: {
  asked: Asked<Answer>;
  /** Of what will come, as a CSS length: nothing moves when it is there. */
  height: string;
  children: (answer: Answer) => ReactNode;
}) {
  const t = useTranslations('xray');
  const text = useFailureText();
  if (failure && !pending) {
    return (
      <Alert
        tone="warn"
        title={text(failure)}
        actions={
          <Button size="sm" icon="refresh" onClick={retry}>
            {t('retry')}
          </Button>
        }
      />
    );
  }
  if (answer === null) return <Skeleton width="100%" height={height} className="block" />;
  return (
    <div
      aria-busy={pending}
      className={clsx(
        'grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 transition-opacity',
        pending && 'opacity-60',
      )}
    >
      {children(answer)}
    </div>
  );
}
