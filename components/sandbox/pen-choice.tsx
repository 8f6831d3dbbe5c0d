'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { PEN_NAMES, PENS, type Pen } from './strokes';

/** Three widths of the pen, as dots of their size. Radio buttons: the arrow keys walk over them. */
export function PenChoice({ pen, onChange }: { pen: Pen; onChange: (pen: Pen) => void }) {
  const t = useTranslations('widget.pen');
  const name = useId();
  return (
    <fieldset className="flex">
      <legend className="sr-only">{t('title')}</legend>
      {PEN_NAMES.map((each) => (
        <label
          key={each}
          title={t(each)}
          className="button button-quiet button-icon relative has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === pen}
            onChange={() => onChange(each)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <span className="sr-only">{t(each)}</span>
          <span
            aria-hidden="true"
            className="rounded-full bg-current"
            style={{ width: PENS[each] * 0.6, height: PENS[each] * 0.6 }}
          />
        </label>
      ))}
    </fieldset>
  );
}
