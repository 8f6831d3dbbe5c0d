'use client';

import { useTranslations } from 'next-intl';
import type { PredictionView } from '@/lib/models/views';
import { usePercent } from './use-percent';

/** Speaks the answer to readers, in one short sentence; there from the start, so that changes are heard. */
export function Announcement({ prediction }: { prediction: PredictionView | null }) {
  const t = useTranslations('widget');
  const percent = usePercent();
  const sentence = ({ digit, probabilities, digits }: PredictionView) =>
    digits.length > 1
      ? t('announcementOf', {
          count: digits.length,
          digits: digits.map((each) => each.digit).join(t('separator')),
        })
      : t('announcement', { digit, percent: percent(probabilities[digit] ?? 0) });
  return (
    <p role="status" className="sr-only">
      {prediction && sentence(prediction)}
    </p>
  );
}
