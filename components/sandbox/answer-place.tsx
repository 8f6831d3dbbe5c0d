'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** Before the first stroke: what will be here, and the instrument at rest. */
export function BlankAnswer() {
  const t = useTranslations('sandbox');
  return (
    <div className="grid gap-6">
      <p className="flex min-h-[4.5rem] max-w-[56ch] items-center text-muted">{t('empty')}</p>
      <div aria-hidden="true" className="grid gap-6 max-md:hidden lg:grid-cols-[minmax(0,1fr)_280px]">
        <ol className="grid content-start gap-1.5 text-sm text-muted tabular-nums">
          {DIGITS.map((digit) => (
            <li key={digit} className="flex items-center gap-4">
              {digit}
              <span className="h-4 flex-1 rounded bg-sunken" />
            </li>
          ))}
        </ol>
        <div className="size-[280px] rounded border border-line bg-sunken max-lg:hidden" />
      </div>
    </div>
  );
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The size of an answer, while the first one is on its way; it shows after 300 ms. */
export function AnswerSkeleton() {
  return (
    <div className="grid gap-5">
      <Skeleton width="12rem" height="4.5rem" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_280px]">
        <Skeleton height="15rem" />
        <Skeleton width="280px" height="280px" />
      </div>
    </div>
  );
}
