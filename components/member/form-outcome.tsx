'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { FormError } from '@/components/ui/form-error';
import type { ActionState } from '@/lib/web/action-state';

/**
 * What became of a settings form, above its fields: why it failed, or that it is done.
 *
 * @param section messages under `settings.<section>` have the sentence that the action named; `saved` is everywhere
 */
export function FormOutcome({ state, section }: { state: ActionState; section: string }) {
  const t = useTranslations('settings');
  if (state.status === 'failed') return <FormError state={state} />;
  if (state.status !== 'done' || !state.message) return null;
  const values = state.data as Record<string, string | number> | undefined;
  const key = `${section}.${state.message}`;
  return <Alert tone="good">{t.has(key as 'saved') ? t(key as 'saved', values) : t('saved')}</Alert>;
}
