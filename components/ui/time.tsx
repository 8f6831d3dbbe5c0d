import { useLocale } from 'next-intl';

/** A moment, as a Date or as the ISO string that JSON makes of it. */
export type Moment = Date | string;

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DATE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/**
 * A moment: absolute and in UTC in the html (the same bytes for everyone), made relative and local in the browser
 * by the page's one script (components/shell/relative-times.tsx).
 *
 * @param precise also the hour and minute, for logs and revisions; such a time stays absolute in the browser
 */
export function Time({
  at,
  precise = false,
  className,
}: {
  at: Moment;
  precise?: boolean;
  className?: string;
}) {
  const locale = useLocale();
  const date = new Date(at);
  return (
    <time
      dateTime={date.toISOString()}
      data-time={precise ? 'precise' : 'relative'}
      className={className}
      suppressHydrationWarning
    >
      {new Intl.DateTimeFormat(locale, precise ? MINUTE : DATE).format(date)}
    </time>
  );
}
