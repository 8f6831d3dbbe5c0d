import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'warn' | 'bad' | 'info';

const TONE_ICON: Record<Tone, IconName> = { good: 'success', warn: 'warning', bad: 'error', info: 'info' };

/**
 * A message in the page. Bad ones are spoken at once (`role="alert"`), good ones when there is time (`status`),
 * the others are plain text of the page.
 */
export function Alert({
  tone = 'info',
  title,
  children,
  actions,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  const role = tone === 'bad' ? 'alert' : tone === 'good' ? 'status' : undefined;
  return (
    <div role={role} className={clsx('alert', `tone-${tone}`, className)}>
      <Icon name={TONE_ICON[tone]} />
      <div className="alert-body">
        {title && <p className="alert-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className="alert-actions">{actions}</div>}
      </div>
    </div>
  );
}
