import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Tone } from './alert';
import { Icon, type IconName } from './icon';

/** A word about a thing (pinned, moderator, verified). Never colour alone: it always holds text. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
  className,
}: {
  tone?: Tone | 'neutral' | 'accent';
  icon?: IconName;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span className={clsx('badge', `tone-${tone}`, className)}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
