import type { ReactNode } from 'react';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

const BOX =
  'grid min-h-(--target) min-w-(--target) place-items-center rounded border border-line-strong bg-surface px-2 tabular-nums peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent';

/** The ten digits and "no digit", of which one is chosen. Plain radio buttons: keys and forms work by themselves. */
export function DigitChoice({
  legend,
  name,
  noneLabel,
  required,
  value: chosen,
  defaultValue,
  onChange,
}: {
  legend: ReactNode;
  name: string;
  noneLabel: string;
  required?: boolean;
  /** A digit as text, or `none`; with `onChange` where the owner keeps it. */
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <fieldset>
      <legend className="field-label">{legend}</legend>
      <div className="mt-1 flex flex-wrap gap-1.5">
        {[...DIGITS, 'none'].map((value) => (
          <label key={value} className="relative">
            <input
              type="radio"
              className="peer absolute inset-0 opacity-0"
              name={name}
              value={value}
              required={required}
              defaultChecked={onChange ? undefined : value === defaultValue}
              checked={onChange ? value === chosen : undefined}
              onChange={onChange && (() => onChange(value))}
            />
            <span className={BOX}>{value === 'none' ? noneLabel : value}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
