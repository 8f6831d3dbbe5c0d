import { useTranslations } from 'next-intl';
import type { EarlierReview } from '@/lib/hard-set/views';
import type { PublicError } from '@/lib/web/action-state';

/** What the other moderator decided, where one was first. */
export function EarlierDecision({ error }: { error: PublicError }) {
  const t = useTranslations('hardSet');
  if (error.detail !== 'already_reviewed') return null;
  const { state, truth } = error.data as EarlierReview;
  if (state === 'rejected') return t('theyRejected');
  return t('theyTook', { truth: truth === null ? t('noDigit') : String(truth) });
}
