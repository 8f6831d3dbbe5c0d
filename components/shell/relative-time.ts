const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Beyond this a date says more than "5 weeks ago". */
const RELATIVE_DAYS = 30;

/** How long ago (or ahead), in words of the language; further away, the date in the reader's time zone. */
export function relativeTime(at: Date, now: Date, locale: string): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size >= RELATIVE_DAYS * DAY) return dateText(at, now, locale);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  // A clock a little ahead of ours must not say "in 3 seconds" of a post that is there.
  if (size < MINUTE) return words.format(0, 'second');
  if (size < HOUR) return words.format(Math.trunc(seconds / MINUTE), 'minute');
  if (size < DAY) return words.format(Math.trunc(seconds / HOUR), 'hour');
  return words.format(Math.trunc(seconds / DAY), 'day');
}

function dateText(at: Date, now: Date, locale: string): string {
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    year: sameYear ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(at);
}
