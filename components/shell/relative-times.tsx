'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { relativeTime } from './relative-time';

const MINUTE_MS = 60_000;
const SELECTOR = 'time[data-time]';

/**
 * Makes the page's times relative and local, in one place for all of them (`components/ui/time.tsx` writes them). The
 * full local time is in each one's title. Later parts of the page are met by an observer, old ones every minute.
 */
export function RelativeTimes() {
  const locale = useLocale();
  useEffect(() => {
    const writer = timeWriter(locale);
    const writeAll = () => {
      for (const element of document.querySelectorAll<HTMLTimeElement>(SELECTOR)) writer(element);
    };
    writeAll();
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(holdsTime))) writeAll();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const clock = window.setInterval(writeAll, MINUTE_MS);
    return () => {
      observer.disconnect();
      window.clearInterval(clock);
    };
  }, [locale]);
  return null;
}

const holdsTime = (node: Node): boolean =>
  node instanceof Element && (node.matches(SELECTOR) || node.querySelector(SELECTOR) !== null);

/** Only the text node's value is changed: React keeps its own node and may still update it. */
function timeWriter(locale: string): (element: HTMLTimeElement) => void {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const precise = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (element) => {
    const at = new Date(element.dateTime);
    const node = element.firstChild;
    if (Number.isNaN(at.getTime()) || !node) return;
    const text =
      element.dataset.time === 'precise' ? precise.format(at) : relativeTime(at, new Date(), locale);
    if (node.nodeValue !== text) node.nodeValue = text;
    const title = full.format(at);
    if (element.title !== title) element.title = title;
  };
}
