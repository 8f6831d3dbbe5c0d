'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { DigitView, PredictionView } from '@/lib/models/views';
import { useObjectUrl } from './use-object-url';

/** CSS pixels that a picture may take. */
const WIDTH_MAX = 280;
const HEIGHT_MAX = 360;

/** The picture that was given, with a box around each digit that was found. A box chooses whose answer is shown. */
export function PictureWithBoxes({
  picture,
  prediction,
  chosen,
  onChoose,
}: {
  picture: Blob;
  prediction: PredictionView;
  chosen: number;
  onChoose: (digit: number) => void;
}) {
  const t = useTranslations('sandbox');
  const url = useObjectUrl(picture);
  const { width, height } = prediction.picture;
  return (
    <figure className="m-0 grid gap-2">
      <figcaption className="text-sm font-semibold">{t('picture')}</figcaption>
      <div
        className="relative w-full rounded border border-line-strong bg-plate"
        style={{
          aspectRatio: `${width} / ${height}`,
          maxWidth: Math.min(WIDTH_MAX, (HEIGHT_MAX * width) / height),
        }}
      >
        {url && (
          <picture>
            <img src={url} alt={t('pictureAlt')} className="size-full rounded" />
          </picture>
        )}
        {prediction.digits.map((digit, at) => (
          <DigitBox
            key={`${digit.box.left} ${digit.box.top}`}
            digit={digit}
            picture={prediction.picture}
            label={t('digitOf', { digit: digit.digit, position: at + 1, count: prediction.digits.length })}
            chosen={at === chosen}
            onChoose={() => onChoose(at)}
          />
        ))}
      </div>
    </figure>
  );
}

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

function DigitBox({
  digit: { digit, box },
  picture,
  label,
  chosen,
  onChoose,
}: {
  digit: DigitView;
  picture: PredictionView['picture'];
  label: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'absolute min-h-6 min-w-6 rounded border-2 p-0',
        chosen ? 'border-[#1d4ed8]' : 'border-[#5b6b95] hover:border-[#1d4ed8]',
      )}
      style={{
        left: percent(box.left, picture.width),
        top: percent(box.top, picture.height),
        width: percent(box.width, picture.width),
        height: percent(box.height, picture.height),
      }}
    >
      <span
        aria-hidden="true"
        className={clsx(
          'absolute bottom-full left-[-2px] rounded-t px-1.5 text-xs leading-tight font-semibold text-[#fff] tabular-nums',
          chosen ? 'bg-[#1d4ed8]' : 'bg-[#5b6b95]',
        )}
      >
        {digit}
      </span>
    </button>
  );
}
