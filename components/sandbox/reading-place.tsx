'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { PredictionView } from '@/lib/models/views';
import type { Answered } from './ask-network';

/** Where the picture was read, and how long that took there. */
export function ReadingPlace({
  place,
  prediction,
}: {
  place: Answered['place'];
  prediction: PredictionView;
}) {
  const t = useTranslations('widget.place');
  const format = useFormatter();
  const { total } = prediction.timings;
  const milliseconds = format.number(total, { maximumFractionDigits: total < 10 ? 1 : 0 });
  return <span className="tabular-nums">{t(place, { milliseconds })}</span>;
}
