import { clsx } from 'clsx';
import { ICON_SHAPES, type IconName } from './icon-shapes';

export type { IconName } from './icon-shapes';

/** Whether a stored name (for instance a board's) is one of ours. */
export const isIconName = (name: string): name is IconName => Object.hasOwn(ICON_SHAPES, name);

/**
 * One of our own line icons, in the colour of the text.
 *
 * @param size edge in px (20 beside text, 16 beside small text)
 * @param label what it says where no text stands beside it; without one it is decoration and hidden from readers
 */
export function Icon({
  name,
  size = 20,
  label,
  className,
}: {
  name: IconName;
  size?: number;
  label?: string;
  className?: string;
}) {
  const dots = name === 'more' || name === 'list';
  const drawing = (
    <svg
      aria-hidden="true"
      className={clsx('shrink-0', !label && className)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={dots ? 2.5 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={ICON_SHAPES[name]} />
    </svg>
  );
  if (!label) return drawing;
  return (
    <span role="img" aria-label={label} title={label} className={clsx('inline-flex', className)}>
      {drawing}
    </span>
  );
}
