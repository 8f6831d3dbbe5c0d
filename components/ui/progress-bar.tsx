import { clsx } from 'clsx';

/**
 * How far something has come, as the browser's own progress element in our colours.
 *
 * @param label names it for readers; without one it is decoration beside words that say the same
 */
export function ProgressBar({
  value,
  max,
  label,
  className,
}: {
  value: number;
  max: number;
  label?: string;
  className?: string;
}) {
  return (
    <progress
      value={value}
      max={max}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={clsx(
        'appearance-none overflow-hidden rounded border-0 bg-sunken text-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent',
        className,
      )}
    />
  );
}
