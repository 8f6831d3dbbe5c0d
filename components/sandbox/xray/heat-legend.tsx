import { useFormatter } from 'next-intl';

/** What the colours stand for, from the weakest to the strongest, with the numbers at the ends. */
export function HeatLegend({
  top,
  signed = false,
  low,
  high,
}: {
  /** The value with the full colour. */
  top: number;
  signed?: boolean;
  /** What the low end means, in a word or two. */
  low: string;
  high: string;
}) {
  const format = useFormatter();
  const number = (value: number) =>
    format.number(value, { maximumSignificantDigits: 2, signDisplay: signed ? 'exceptZero' : 'auto' });
  const colours = signed
    ? 'var(--heat-against), var(--surface), var(--heat-for)'
    : 'var(--surface), var(--heat)';
  return (
    <div className="grid gap-0.5 text-xs text-muted tabular-nums">
      <div
        aria-hidden="true"
        className="h-2.5 rounded border border-line"
        style={{ background: `linear-gradient(to right in srgb, ${colours})` }}
      />
      <div className="flex justify-between gap-3">
        <span>
          {number(signed ? -top : 0)} {low}
        </span>
        <span className="text-right">
          {number(top)} {high}
        </span>
      </div>
    </div>
  );
}
