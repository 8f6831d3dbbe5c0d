import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon';

/** A text field of one line. All attributes of `<input>`; `type` text unless told. */
export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={clsx('control', className)} {...rest} />;
}

/** A text field of several lines; grows with its text where the browser can. */
export function Textarea({ className, rows = 5, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={clsx('control control-area', className)} {...rest} />;
}

/** The browser's own select. Options as children, or as `options`. */
export function Select({
  className,
  options,
  children,
  ...rest
}: { options?: readonly { value: string; label: string; disabled?: boolean }[] } & ComponentProps<'select'>) {
  return (
    <span className={clsx('control-select', className)}>
      <select className="control" {...rest}>
        {children}
        {options?.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={18} />
    </span>
  );
}

/** A check box with its label (and a hint under it); the whole line can be hit. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className={clsx('choice', className)}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint && <span className="choice-hint">{hint}</span>}
      </span>
    </label>
  );
}

/** One of several: radio buttons in a fieldset. Works without JavaScript. */
export function RadioGroup({
  legend,
  name,
  options,
  defaultValue,
  className,
}: {
  legend: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string;
  className?: string;
}) {
  return (
    <fieldset className={clsx('choices', className)}>
      <legend className="field-label">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input type="radio" name={name} value={value} defaultChecked={value === defaultValue} />
          <span>
            {label}
            {hint && <span className="choice-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
