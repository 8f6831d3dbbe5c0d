'use client';

import { useTranslations } from 'next-intl';
import { runEmbed } from '@/lib/runs/views';
import { CopyField } from './copy-field';

/**
 * The address of a shared run, and what shows it in a post.
 *
 * @param address the whole address of its page
 */
export function ShareFields({ runId, address }: { runId: number; address: string }) {
  const t = useTranslations('runs');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <CopyField label={t('link')} text={address} />
      <CopyField label={t('embed')} text={runEmbed(runId)} />
    </div>
  );
}
