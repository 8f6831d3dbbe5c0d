import { clsx } from 'clsx';
import { memo, useMemo } from 'react';
import { heatPaths, LEVELS } from './heat-paths';

/**
 * ink: black on a white plate, as the network sees it; heat: none to much; signed: against, nothing, for; shadow: ink
 * behind a signed plane.
 */
type HeatKind = 'ink' | 'heat' | 'signed' | 'shadow';

const FILL: Record<HeatKind, { 1: string; '-1': string }> = {
  ink: { 1: '#16181d', '-1': 'none' },
  shadow: { 1: 'var(--muted)', '-1': 'none' },
  heat: { 1: 'var(--heat)', '-1': 'none' },
  signed: { 1: 'var(--heat-for)', '-1': 'var(--heat-against)' },
};
/** A shadow must not be taken for heat. */
const SHADOW_SHARE = 0.3;

/** Numbers as coloured cells: the drawing alone, a group of paths in a system of one unit for each cell. */
export const HeatCells = memo(function HeatCells({
  values,
  columns,
  top,
  kind,
}: {
  values: ArrayLike<number>;
  columns: number;
  /** The value that gets the full colour. */
  top: number;
  kind: HeatKind;
}) {
  const paths = useMemo(() => heatPaths(values, columns, top), [values, columns, top]);
  const share = kind === 'shadow' ? SHADOW_SHARE : 1;
  return (
    <g shapeRendering="crispEdges">
      {paths.map(({ sign, level, d }) => (
        <path
          key={sign * level}
          d={d}
          fill={sign > 0 ? FILL[kind][1] : FILL[kind]['-1']}
          fillOpacity={(share * level) / LEVELS}
        />
      ))}
    </g>
  );
});

/** A small picture of 28 x 28 numbers from 0 to 1 on a white plate, with a name. */
export function InkPicture({
  input,
  label,
  top = 1,
  className,
}: {
  input: ArrayLike<number>;
  label: string;
  top?: number;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 28 28"
      role="img"
      aria-label={label}
      className={clsx('block aspect-square rounded border border-line-strong bg-plate', className)}
    >
      <HeatCells values={input} columns={28} top={top} kind="ink" />
    </svg>
  );
}
