import { clsx } from 'clsx';

const SIDE = 28;

/** Neighbours of one strength in a row are one rectangle: a digit is about 120 of them instead of 784. */
function strips(input: readonly number[]) {
  const found: { x: number; y: number; width: number; ink: number }[] = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const ink = Math.round((input[y * SIDE + x] ?? 0) * 100) / 100;
      const last = found.at(-1);
      if (ink === 0) continue;
      if (last && last.y === y && last.x + last.width === x && last.ink === ink) last.width += 1;
      else found.push({ x, y, width: 1, ink });
    }
  }
  return found;
}

/**
 * What the network saw, 28 x 28, dark ink on a light plate in both themes.
 *
 * @param size edge in px
 * @param label what it shows, for readers; without one it is decoration beside text
 */
export function InputPicture({
  input,
  size,
  label,
  className,
}: {
  input: readonly number[];
  size: number;
  label?: string;
  className?: string;
}) {
  return (
    <svg
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={clsx('block max-w-full shrink-0 rounded border border-line bg-plate', className)}
    >
      {strips(input).map(({ x, y, width, ink }) => (
        <rect key={`${x}-${y}`} x={x} y={y} width={width} height={1} fill="#16181d" fillOpacity={ink} />
      ))}
    </svg>
  );
}
