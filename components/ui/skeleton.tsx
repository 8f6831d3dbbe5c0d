import { clsx } from 'clsx';
import type { CSSProperties } from 'react';

/** A place holder with the final size of what comes; it shows after 300 ms. Widths and heights as CSS lengths. */
export function Skeleton({
  width,
  height = '1em',
  round,
  className,
  style,
}: {
  width?: string;
  height?: string;
  round?: boolean;
  className?: string;
  style?: CSSProperties;
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx('skeleton', round && 'skeleton-round', className)}
      style={{ width, height, ...style }}
    />
  );
}
