import type { ComponentProps } from 'react';
import { Link } from '@/i18n/navigation';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';
import { Icon, type IconName } from './icon';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Stands before the text. */
  icon?: IconName;
}

/** A button. `type` is `button` unless told: a forgotten type would submit the form around it. */
export function Button({
  variant,
  size,
  icon,
  className,
  children,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button type={type} className={buttonClass(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} size={size === 'sm' ? 16 : 18} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. `href` without a language. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} size={size === 'sm' ? 16 : 18} />}
      {children}
    </Link>
  );
}

/** A square button with an icon alone; `label` is its name for readers and its tooltip. */
export function IconButton({
  icon,
  label,
  variant = 'quiet',
  size,
  className,
  type = 'button',
  ...rest
}: { icon: IconName; label: string; variant?: ButtonVariant; size?: ButtonSize } & Omit<
  ComponentProps<'button'>,
  'children' | 'aria-label' | 'title'
>) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={buttonClass(variant, size, `button-icon ${className ?? ''}`)}
      {...rest}
    >
      <Icon name={icon} size={size === 'sm' ? 16 : 20} />
    </button>
  );
}
