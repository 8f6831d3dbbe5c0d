import { useFormatter } from 'next-intl';

/** Writes a share as percent with exactly `digits` decimals, as the page's language does. */
export function usePercent(): (share: number, digits?: number) => string {
  const format = useFormatter();
  return (share, digits = 1) =>
    format.number(share, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
}
