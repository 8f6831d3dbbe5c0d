'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import type { PredictionView } from '@/lib/models/views';
import { ComparedBars } from './compared-bars';
import { useFailureText } from './failure';
import type { PredictionOutcome } from './send-picture';

/** Both versions on the same digit of the same picture: the bars side by side, and whether they agree. */
export function Comparison({
  prediction,
  other,
  chosen,
}: {
  prediction: PredictionView;
  other: PredictionOutcome;
  chosen: number;
}) {
  const t = useTranslations('sandbox');
  const failureText = useFailureText();
  if (!other.ok) return <Alert tone="warn">{failureText(other)}</Alert>;
  const first = prediction.digits[chosen];
  const second = other.value.digits[chosen];
  if (!first || !second) return null;
  const versions = { version: prediction.version, other: other.value.version };
  return (
    <div className="grid gap-3">
      <p role="status" className="text-sm">
        {first.digit === second.digit
          ? t('agree', { ...versions, digit: first.digit })
          : t('disagree', { ...versions, digit: first.digit, otherDigit: second.digit })}
      </p>
      <ComparedBars
        first={{ version: versions.version, ...first }}
        second={{ version: versions.other, ...second }}
      />
    </div>
  );
}
