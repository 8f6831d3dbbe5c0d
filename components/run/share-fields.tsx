'use client';

import { useLocale, useTranslations } from 'next-intl';
import { runEmbed, runPath } from '@/lib/runs/views';
import { CopyField } from './copy-field';

/** The address of a shared run, and what shows it in a post. */
export function ShareFields({ runId }: { runId: number }) {
  const t = useTranslations('runs');
  const locale = useLocale();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <CopyField label={t('link')} text={`${window.location.origin}/${locale}${runPath(runId)}`} />
      <CopyField label={t('embed')} text={runEmbed(runId)} />
    </div>
  );
}
