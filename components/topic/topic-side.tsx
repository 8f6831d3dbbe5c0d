'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/i18n/navigation';
import { postAnchorPath } from '@/lib/topics/views';

export interface TopicProgress {
  topicId: number;
  /** Numbers of the first and the last post of this page. */
  from: number;
  to: number;
  lastNumber: number;
}

interface HeadingEntry {
  id: string;
  text: string;
  level: number;
}

/** The formula's TeX in the place of KaTeX's two renderings of it. */
const headingText = (heading: Element): string => {
  const copy = heading.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.katex-html, .katex-mathml annotation, a[aria-hidden]'))
    hidden.remove();
  return copy.textContent.trim();
};

/** Headings inside the posts of this page, once the page is there. */
function useHeadings(revision: string): HeadingEntry[] {
  const [headings, setHeadings] = useState<HeadingEntry[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision of the page has other headings
  useEffect(() => {
    const found = document.querySelectorAll('[data-post-text] :is(h1, h2, h3)[id]');
    setHeadings(
      Array.from(found, (heading) => ({
        id: heading.id,
        text: headingText(heading),
        level: heading.tagName === 'H3' ? 1 : 0,
      })),
    );
  }, [revision]);
  return headings;
}

/** Number of the post that is being read: the last one whose head is above the middle of the window. */
export function useCurrentNumber(from: number): number {
  const [current, setCurrent] = useState(from);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const middle = window.innerHeight / 2;
      const passed = Array.from(document.querySelectorAll<HTMLElement>('article[id^="post-"]')).filter(
        (post) => post.getBoundingClientRect().top < middle,
      );
      setCurrent(Number(passed.at(-1)?.id.slice('post-'.length) ?? from));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [from]);
  return current;
}

/** Beside a topic on a wide window: where you are, the ways to its ends, and the contents of what is written here. */
export function TopicSide({ progress, revision }: { progress: TopicProgress; revision: string }) {
  const t = useTranslations('topics');
  const current = useCurrentNumber(progress.from);
  const headings = useHeadings(revision);
  const { topicId, lastNumber } = progress;
  return (
    <aside aria-label={t('side')} className="no-print hidden lg:block">
      <div className="sticky top-20 grid max-h-[calc(100dvh-6rem)] gap-4 overflow-y-auto border-l border-line pl-4 text-sm">
        <p className="tabular text-muted">{t('progress', { current, last: lastNumber })}</p>
        <ul className="grid gap-1">
          <SideLink href={postAnchorPath(topicId, 1)} icon="arrow-up" text={t('first')} />
          <SideLink href={postAnchorPath(topicId, lastNumber)} icon="arrow-down" text={t('last')} />
          <li>
            <a
              href="#reply"
              className="inline-flex min-h-6 items-center gap-2 text-muted hover:text-ink hover:underline"
            >
              <Icon name="reply" size={16} />
              {t('toReply')}
            </a>
          </li>
        </ul>
        {headings.length > 1 && (
          <nav aria-label={t('contents')}>
            <p className="mb-1 font-semibold">{t('contents')}</p>
            <ul className="grid gap-1">
              {headings.map(({ id, text, level }) => (
                <li key={id} className={level === 1 ? 'pl-3' : undefined}>
                  <a href={`#${id}`} className="block py-0.5 text-muted hover:text-ink hover:underline">
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </aside>
  );
}

function SideLink({ href, icon, text }: { href: string; icon: 'arrow-up' | 'arrow-down'; text: string }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="inline-flex min-h-6 items-center gap-2 text-muted hover:text-ink hover:underline"
      >
        <Icon name={icon} size={16} />
        {text}
      </Link>
    </li>
  );
}

/** The same at the foot of a narrow window, in one line. */
export function TopicBar({ progress }: { progress: TopicProgress }) {
  const t = useTranslations('topics');
  const current = useCurrentNumber(progress.from);
  const { topicId, lastNumber } = progress;
  return (
    <nav
      aria-label={t('side')}
      className="no-print sticky bottom-0 z-10 -mx-4 mt-4 flex items-center gap-1 border-t border-line bg-paper px-4 py-1 md:-mx-6 md:px-6 lg:hidden"
    >
      <span className="tabular grow text-sm text-muted">{t('progress', { current, last: lastNumber })}</span>
      <BarLink href={postAnchorPath(topicId, 1)} icon="arrow-up" label={t('first')} />
      <BarLink href={postAnchorPath(topicId, lastNumber)} icon="arrow-down" label={t('last')} />
      <a href="#reply" className="button button-quiet button-sm">
        <Icon name="reply" size={16} />
        {t('toReply')}
      </a>
    </nav>
  );
}

function BarLink({ href, icon, label }: { href: string; icon: 'arrow-up' | 'arrow-down'; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      className="button button-quiet button-icon button-sm"
    >
      <Icon name={icon} size={18} />
    </Link>
  );
}
