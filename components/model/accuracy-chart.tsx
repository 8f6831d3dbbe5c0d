import { useFormatter, useTranslations } from 'next-intl';
import type { ModelCard } from '@/lib/models/views';

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 64;
const RIGHT = 24;
const TOP = 28;
const BOTTOM = 44;
const TICKS = 5;

/** Whole half percents around the data: the axis does not start at zero, and its labels say so. */
function range(values: readonly number[]): { low: number; high: number } {
  const low = Math.floor(Math.min(...values) * 200) / 200;
  const high = Math.ceil(Math.max(...values) * 200) / 200;
  return { low, high: high > low ? high : low + 0.005 };
}

/** Test accuracy after each epoch, as one line with its points. The table beside it holds the numbers. */
export function AccuracyChart({ epochs }: { epochs: ModelCard['epochs'] }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const { low, high } = range(epochs.map(({ testAccuracy }) => testAccuracy));
  const x = (epoch: number) => LEFT + ((epoch - 1) / Math.max(1, epochs.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (accuracy: number) => TOP + ((high - accuracy) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const ticks = Array.from({ length: TICKS }, (_, i) => low + ((high - low) * i) / (TICKS - 1));
  const last = epochs.at(-1);
  const percent = (share: number, digits: number) =>
    format.number(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('chartLabel')}
      className="block w-full max-w-[640px] text-[13px]"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fill="var(--muted)">
            {percent(tick, 1)}
          </text>
        </g>
      ))}
      {epochs.map(({ epoch }) => (
        <text key={epoch} x={x(epoch)} y={HEIGHT - BOTTOM + 18} textAnchor="middle" fill="var(--muted)">
          {epoch}
        </text>
      ))}
      <text x={LEFT} y={14} textAnchor="middle" fill="var(--muted)">
        {t('axisAccuracy')}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end" fill="var(--muted)">
        {t('axisEpoch')}
      </text>
      <polyline
        points={epochs.map(({ epoch, testAccuracy }) => `${x(epoch)},${y(testAccuracy)}`).join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
      />
      {epochs.map(({ epoch, testAccuracy }) => (
        <circle key={epoch} cx={x(epoch)} cy={y(testAccuracy)} r={3.5} fill="var(--accent)" />
      ))}
      {last && (
        <text
          x={x(last.epoch)}
          y={y(last.testAccuracy) - 10}
          textAnchor="end"
          fill="var(--ink)"
          fontWeight={600}
        >
          {percent(last.testAccuracy, 2)}
        </text>
      )}
    </svg>
  );
}
