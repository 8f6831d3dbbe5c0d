import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Link } from '@/i18n/navigation';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-style';
import { Icon, type IconName } from './icon';

/**
 * A button that opens a list of links and acts in a native popover: closes by Escape and by a click elsewhere, and
 * works without JavaScript. Put `MenuLink`, `MenuButton` and `MenuLine` in it.
 *
 * @param trigger what the button shows; `label` is its name where the trigger is an icon or a picture
 * @param align which edge of the button the list keeps to
 */
export function Menu({
  trigger,
  label,
  icon,
  variant = 'quiet',
  size,
  align = 'end',
  className,
  listClassName,
  children,
}: {
  trigger?: ReactNode;
  label?: string;
  icon?: IconName;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  className?: string;
  listClassName?: string;
  children: ReactNode;
}) {
  const id = `menu-${useId().replace(/[^\w-]/g, '')}`;
  const anchor = `--${id}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={trigger ? undefined : label}
        className={buttonClass(variant, size, clsx(!trigger && 'button-icon', className))}
        style={{ anchorName: anchor }}
      >
        {icon && <Icon name={icon} size={size === 'sm' ? 16 : 20} />}
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className={clsx('menu', `menu-${align}`, listClassName)}
        style={{ positionAnchor: anchor }}
      >
        {children}
      </div>
    </>
  );
}

/** A link in a menu. */
export function MenuLink({
  icon,
  className,
  children,
  ...rest
}: { icon?: IconName } & ComponentProps<typeof Link>) {
  return (
    <Link className={clsx('menu-item', className)} {...rest}>
      {icon && <Icon name={icon} size={18} />}
      {children}
    </Link>
  );
}

/** An act in a menu; `tone` bad for what destroys. */
export function MenuButton({
  icon,
  tone,
  className,
  children,
  type = 'button',
  ...rest
}: { icon?: IconName; tone?: 'bad' } & ComponentProps<'button'>) {
  return (
    <button type={type} className={clsx('menu-item', tone && 'menu-item-bad', className)} {...rest}>
      {icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  );
}

/** A hairline between groups of a menu. */
export const MenuLine = () => <hr className="menu-line" />;
