'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { useErrorText } from '@/components/ui/form-error';
import { IMAGE_BYTES_MAX } from '@/lib/limits';
import type { PredictionFailure } from './send-picture';

/** Codes for which we can say what to do next. */
const REMEDIES = ['no_digit', 'unsupported_media', 'too_large', 'bad_image', 'invalid_input'] as const;

/** What we know of a failure beyond its code, for those that the page finds by itself. */
const DETAILS: Record<string, { detail: string; values?: Record<string, number> }> = {
  no_digit: { detail: 'image_no_digit' },
  too_large: { detail: 'image_bytes', values: { max: IMAGE_BYTES_MAX / 1024 / 1024 } },
};

/** The sentence for a failed reading: the API's own where it gave one. */
export function useFailureText(): (failure: PredictionFailure) => string {
  const errorText = useErrorText();
  return ({ code, sentence, retryAfter }) => sentence ?? errorText({ code, retryAfter, ...DETAILS[code] });
}

/** Why there is no answer, and what to do. */
export function Failure({ failure }: { failure: PredictionFailure }) {
  const t = useTranslations('widget');
  const text = useFailureText();
  const remedy = REMEDIES.find((name) => name === failure.code);
  return (
    <Alert tone="bad" title={text(failure)}>
      {remedy && t(`remedy.${remedy}`)}
    </Alert>
  );
}
