import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** A list with nothing in it: what the place is for, and the first step (`action`). */
export function EmptyState({
  icon = 'message',
  title,
  children,
  action,
  headingLevel: Heading = 'h2',
  className,
}: {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  headingLevel?: 'h2' | 'h3' | 'p';
  className?: string;
}) {
  return (
    <div className={clsx('empty', className)}>
      <Icon name={icon} size={32} />
      <Heading className="empty-title">{title}</Heading>
      {children && <div className="empty-text">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  );
}
